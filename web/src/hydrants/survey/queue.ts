import { dataHaveChanged } from '../../areas/touched';
import type { Entry } from '../../entry/entry';
import { newKey } from '../../entry/useEntry';
import { ServerFailure } from '../../server/ask';
import { me, notSignedIn } from '../../server/me';
import { cell } from '../../view/cell';
import { type Change, type Edit, insisted, send } from '../entry/entry';

/**
 * What was found outdoors and is not with the server yet. It stands in the browser's own store from the moment it is recorded until the server
 * has said that it is written; each entry has a key, so that one that is sent twice is written once.
 */
export interface Waiting {
  area: string;
  entry: Entry;
  change: Change;
  language: string;
  /** What it is about, for the list. */
  label: string;
  /** Of a check: the hydrant. */
  hydrant?: string;
  /** The server's word, where a person must decide; absent: it waits for the network. */
  answer?: Pick<Edit, 'outcome' | 'problems' | 'conflicts' | 'beside' | 'hydrant'>;
  /** Refused as a whole, in the server's words. */
  failure?: string;
}

const place = 'riskmap.queue';
const checkedPlace = 'riskmap.checked';
const tryAgain = 8_000;

function load<T>(name: string, otherwise: T): T {
  try {
    return (JSON.parse(window.localStorage.getItem(name) ?? 'null') as T | null) ?? otherwise;
  } catch {
    return otherwise;
  }
}

function save(name: string, value: unknown): boolean {
  try {
    window.localStorage.setItem(name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export const queue = cell<readonly Waiting[]>(load<Waiting[]>(place, []));
/** True: the browser's store is full or shut, and what was recorded last would not outlive the page. */
export const queueFull = cell(false);
export const sending = cell(false);
/** False while the server cannot be reached. */
export const reachable = cell(true);
/** Hydrants that were looked at from this device, by the day. */
export const checked = cell<Readonly<Record<string, string>>>(load(checkedPlace, {}));

// Another tab of the same browser has the same queue.
window.addEventListener('storage', (event) => {
  if (event.key === place) queue.set(load<Waiting[]>(place, []));
  if (event.key === checkedPlace) checked.set(load(checkedPlace, {}));
});

function change(alter: (all: readonly Waiting[]) => Waiting[]) {
  // What the store holds counts, for another tab may have written it; if it holds nothing because it is shut, the page does.
  const all = queueFull.get() ? queue.get() : load<Waiting[]>(place, []);
  const next = alter(all);
  queueFull.set(!save(place, next));
  queue.set(next);
}

/** Keeps an entry, and sends it as soon as it can be. */
export function record(item: Omit<Waiting, 'entry'> & { entry: Omit<Entry, 'key' | 'madeAt'> }, day: string) {
  const kept: Waiting = { ...item, entry: { ...item.entry, key: newKey(), madeAt: new Date().toISOString() } };
  change((all) => [...all, kept]);
  if (item.hydrant) {
    const days = Object.entries(checked.get()).filter(([, on]) => on === day);
    const next = { ...Object.fromEntries(days), [item.hydrant]: day };
    save(checkedPlace, next);
    checked.set(next);
  }
  void flush();
}

export function drop(key: string) {
  const gone = queue.get().find((each) => each.entry.key === key);
  change((all) => all.filter((each) => each.entry.key !== key));
  if (queue.get().length === 0) reachable.set(navigator.onLine);
  if (!gone?.hydrant) return;
  const { [gone.hydrant]: _, ...rest } = checked.get();
  save(checkedPlace, rest);
  checked.set(rest);
}

/** The person has seen what stands against it, and wants it all the same. */
export function insist(key: string) {
  change((all) =>
    all.map(({ answer, ...each }) =>
      each.entry.key === key && answer
        ? { ...each, change: insisted(each.change, answer as Edit) }
        : { ...each, ...(answer && { answer }) },
    ),
  );
  void flush();
}

const replace = (key: string, more: Partial<Waiting>) =>
  change((all) => all.map((each) => (each.entry.key === key ? { ...each, ...more } : each)));

/** Sends what waits, one after the other in the order in which it was recorded; stops at the first that does not get through. */
export async function flush() {
  if (sending.get()) return;
  sending.set(true);
  let written = false;
  try {
    for (let next = first(); next; next = first()) {
      try {
        const answer = await send(next.area, next.change, next.entry, next.language);
        reachable.set(true);
        if (answer.outcome === 'DONE' || answer.outcome === 'REPEATED') {
          written = true;
          change((all) => all.filter((each) => each.entry.key !== next?.entry.key));
        } else replace(next.entry.key, { answer });
      } catch (error) {
        // Whoever signs in again sends it: it waits like what waits for the network.
        if (error instanceof ServerFailure && error.code === notSignedIn) return;
        if (error instanceof ServerFailure && error.kind === 'refused') replace(next.entry.key, { failure: error.message });
        else {
          reachable.set(false);
          return;
        }
      }
    }
  } finally {
    sending.set(false);
    if (written) dataHaveChanged();
  }
}

function first(): Waiting | undefined {
  return queue.get().find((each) => !each.answer && !each.failure);
}

window.addEventListener('online', () => {
  reachable.set(true);
  void flush();
});
me.subscribe(() => me.get()?.signedIn && void flush());
window.addEventListener('offline', () => reachable.set(false));
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void flush());
window.setInterval(() => first() && void flush(), tryAgain);
void flush();
