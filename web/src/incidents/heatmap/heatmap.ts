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

/** Pictures asked for lately, so that a playing slider shows each at once and the way back asks nothing. */
const kept = new Map<string, Promise<Heatmap>>();
const mostKept = 80;

/** The density by its question; `version` is that of the area's data. Who asks twice waits for one answer. */
export function askHeatmap(question: HeatmapQuestion, version: number, language: string): Promise<Heatmap> {
  const key = JSON.stringify([question, version, language]);
  const known = kept.get(key);
  if (known) return known;
  const asked = fetchHeatmap(question, language);
  kept.set(key, asked);
  asked.catch(() => kept.delete(key));
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return asked;
}

async function fetchHeatmap(question: HeatmapQuestion, language: string): Promise<Heatmap> {
  const { area: code, ...rest } = question;
  const { area } = await ask(heatmapQuery, { code, ...rest }, language);
  if (!area) throw new ServerFailure('refused', code, 'AREA_UNKNOWN');
  const { grid, ...answer } = area.incidentDensity;
  return { ...answer, grid: grid && { ...grid, values: decodeValues(grid.values) } };
}
