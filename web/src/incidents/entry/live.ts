import { dataHaveChanged } from '../../areas/touched';
import { graphql, type ResultOf } from '../../server/graphql';
import { listen } from '../../server/listen';
import { retryWaits } from '../../server/useAnswer';
import { cell } from '../../view/cell';

export const incidentChangedSubscription = graphql(`
  subscription incidentChanged($area: String!) {
    incidentChanged(area: $area) { id kind dataVersion }
  }
`);

export type IncidentChange = ResultOf<typeof incidentChangedSubscription>['incidentChanged'];

/** Whether what others enter comes to this page at once. */
export const live = cell(false);

/** Hears of the fires that anybody enters in an area, for as long as it is open; a line that breaks is taken up again. */
export function followFires(area: string): () => void {
  const end = new AbortController();
  void follow(area, end.signal);
  return () => {
    end.abort();
    live.set(false);
  };
}

async function follow(area: string, signal: AbortSignal) {
  for (let attempt = 0; !signal.aborted; attempt++) {
    try {
      const opened = () => {
        // What happened while nobody listened was not heard.
        if (attempt > 0) dataHaveChanged();
        attempt = 0;
        live.set(true);
      };
      await listen(incidentChangedSubscription, { area }, () => dataHaveChanged(), signal, opened);
    } catch {
      // The line broke: it is taken up again below.
    }
    if (signal.aborted) return;
    live.set(false);
    const wait = retryWaits[Math.min(attempt, retryWaits.length - 1)];
    await new Promise((go) => setTimeout(go, wait));
  }
}
