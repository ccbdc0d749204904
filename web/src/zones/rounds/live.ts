import { dataHaveChanged } from '../../areas/touched';
import { graphql } from '../../server/graphql';
import { listen } from '../../server/listen';
import { retryWaits } from '../../server/useAnswer';

export const roundChangedSubscription = graphql(`
  subscription roundChanged($area: String!) {
    roundChanged(area: $area) { id kind dataVersion }
  }
`);

/** Hears of what anybody does to rounds of an area, for as long as it is open; a line that breaks is taken up again. */
export function followRounds(area: string): () => void {
  const end = new AbortController();
  void follow(area, end.signal);
  return () => end.abort();
}

async function follow(area: string, signal: AbortSignal) {
  for (let attempt = 0; !signal.aborted; attempt++) {
    try {
      const opened = () => {
        // What happened while nobody listened was not heard.
        if (attempt > 0) dataHaveChanged();
        attempt = 0;
      };
      await listen(roundChangedSubscription, { area }, () => dataHaveChanged(), signal, opened);
    } catch {
      // The line broke: it is taken up again below.
    }
    if (signal.aborted) return;
    await new Promise((go) => setTimeout(go, retryWaits[Math.min(attempt, retryWaits.length - 1)]));
  }
}
