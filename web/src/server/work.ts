import { ask } from './ask';
import { graphql, type ResultOf } from './graphql';
import { listen } from './listen';

export const workProgressSubscription = graphql(`
  subscription workProgress($id: ID!) { workProgress(id: $id) { stage done total } }
`);

export const cancelWorkMutation = graphql(`
  mutation cancelWork($id: ID!) { cancelWork(id: $id) }
`);

export type WorkProgress = ResultOf<typeof workProgressSubscription>['workProgress'];

/** A name for work, by which it is watched and stopped. Browsers make UUIDs of their own only on secure pages; a closed network has none. */
export function newWork(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte, i) => (i === 6 ? (byte & 15) | 64 : i === 8 ? (byte & 63) | 128 : byte).toString(16).padStart(2, '0'));
  return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Hears how far work has come until it ends. Work that cannot be watched goes on all the same. */
export async function watchWork(id: string, tell: (progress: WorkProgress) => void, signal: AbortSignal): Promise<void> {
  await listen(workProgressSubscription, { id }, ({ workProgress }) => tell(workProgress), signal);
}

export async function cancelWork(id: string): Promise<void> {
  await ask(cancelWorkMutation, { id }, 'en');
}
