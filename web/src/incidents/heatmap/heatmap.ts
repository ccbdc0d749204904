import { ask, ServerFailure } from '../../server/ask';
import { graphql, type ResultOf } from '../../server/graphql';
import { methodFields } from '../../server/method';
import { decodeValues, type HeatGrid } from './grid';

export const heatmapQuery = graphql(
  `
  query heatmap($code: String!, $from: String, $to: String, $bandwidth: Float) {
    area(code: $code) {
      heatmap(from: $from, to: $to, bandwidth: $bandwidth) {
        bandwidth from to years incidents unlocated
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

type Answered = NonNullable<ResultOf<typeof heatmapQuery>['area']>['heatmap'];

export type HeatClass = Answered['classes'][number];

export interface Heatmap extends Omit<Answered, 'grid'> {
  /** null: no fire of the period has a place. */
  grid: HeatGrid | null;
}

export interface HeatmapQuestion {
  area: string;
  /** First and last day, YYYY-MM-DD; absent: the whole record. */
  from?: string;
  to?: string;
  bandwidth?: number;
}

export async function askHeatmap(question: HeatmapQuestion, language: string, signal: AbortSignal): Promise<Heatmap> {
  const { area: code, ...rest } = question;
  const { area } = await ask(heatmapQuery, { code, ...rest }, language, signal);
  if (!area) throw new ServerFailure('refused', code, 'AREA_UNKNOWN');
  const { grid, ...answer } = area.heatmap;
  return { ...answer, grid: grid && { ...grid, values: decodeValues(grid.values) } };
}
