import type { TadaDocumentNode } from 'gql.tada';
import { listen } from '../server/listen';
import { retryWaits } from '../server/useAnswer';
import { dataHaveChanged } from './touched';

/**
 * Hears of what anybody does in an area, by one of its subscriptions, until the answer is called; a line that breaks is taken up again, and what was
 * said meanwhile counts as heard.
 */
export function follow<Result>(
  question: TadaDocumentNode<Result, { area: string }>,
  area: string,
  /** Whether the line stands. */
  tell?: (live: boolean) => void,
): () => void {
  const end = new AbortController();
  void keep(end.signal);
  return () => {
    end.abort();
    tell?.(false);
  };

  async function keep(signal: AbortSignal) {
    for (let attempt = 0; !signal.aborted; attempt++) {
      try {
        const opened = () => {
          if (attempt > 0) dataHaveChanged();
          attempt = 0;
          tell?.(true);
        };
        await listen(question, { area }, dataHaveChanged, signal, opened);
      } catch {
        // The line broke: it is taken up again below.
      }
      if (signal.aborted) return;
      tell?.(false);
      await new Promise((go) => setTimeout(go, retryWaits[Math.min(attempt, retryWaits.length - 1)]));
    }
  }
}
