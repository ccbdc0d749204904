import { ask, ServerFailure } from '../../server/ask';
import { graphql, type ResultOf } from '../../server/graphql';
import type { IncidentFilter } from './heatmap';

export const breakdownQuery = graphql(`
  query breakdown($code: String!, $filter: IncidentFilter) {
    area(code: $code) {
      incidentBreakdown(filter: $filter) {
        incidents byHour
        months { month incidents }
        kinds { word incidents }
        causes { word incidents }
        places { word incidents }
      }
    }
  }
`);

export type Breakdown = NonNullable<ResultOf<typeof breakdownQuery>['area']>['incidentBreakdown'];
export type WordCount = Breakdown['causes'][number];

export async function askBreakdown(code: string, filter: IncidentFilter, language: string, signal: AbortSignal): Promise<Breakdown> {
  const { area } = await ask(breakdownQuery, { code, filter }, language, signal);
  if (!area) throw new ServerFailure('refused', code, 'AREA_UNKNOWN');
  return area.incidentBreakdown;
}
