import { ask, ServerFailure } from '../../server/ask';
import { graphql, type ResultOf, type VariablesOf } from '../../server/graphql';
import { methodFields } from '../../server/method';
import { decodeValues, type HeatGrid } from './grid';

export const heatmapQuery = graphql(
  `
  query heatmap($code: String!, $filter: IncidentFilter, $bandwidth: Float, $times: BandwidthTimes) {
    area(code: $code) {
      incidentDensity(filter: $filter, bandwidth: $bandwidth, times: $times) {
        bandwidth from to years incidents unlocated folded
        byPrecision { precision incidents }
        bandwidthChoice { metres rule fires atEnd tried { metres score } }
        classes { from to }
        maximum
        grid { columns rows west south east north cellMetres values }
        method { ...MethodFields }
      }
    }
  }
`,
  [methodFields],
);

type Answered = NonNullable<ResultOf<typeof heatmapQuery>['area']>['incidentDensity'];

export type HeatClass = Answered['classes'][number];

export interface Heatmap extends Omit<Answered, 'grid'> {
  /** null: no fire of the period has a place. */
  grid: HeatGrid | null;
}

export type IncidentFilter = NonNullable<VariablesOf<typeof heatmapQuery>['filter']>;
export type BandwidthTimes = NonNullable<VariablesOf<typeof heatmapQuery>['times']>;

export interface HeatmapQuestion {
  area: string;
  /** Days of its period as YYYY-MM-DD; absent: the whole record. */
  filter?: IncidentFilter;
  bandwidth?: number;
  times?: BandwidthTimes;
}

export async function askHeatmap(question: HeatmapQuestion, language: string, signal: AbortSignal): Promise<Heatmap> {
  const { area: code, ...rest } = question;
  const { area } = await ask(heatmapQuery, { code, ...rest }, language, signal);
  if (!area) throw new ServerFailure('refused', code, 'AREA_UNKNOWN');
  const { grid, ...answer } = area.incidentDensity;
  return { ...answer, grid: grid && { ...grid, values: decodeValues(grid.values) } };
}
