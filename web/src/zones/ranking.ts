import { ask, ServerFailure } from '../server/ask';
import { boxFields } from '../server/bounds';
import { graphql, type ResultOf } from '../server/graphql';
import { methodFields } from '../server/method';
import type { ZoneOrder } from '../view/url';

export const rankingQuery = graphql(
  `
  query zones($code: String!, $kind: String, $radius: Float!, $asOf: String!) {
    area(code: $code) {
      zoneRanking(kind: $kind, radius: $radius, asOf: $asOf) {
        rows {
          zone { id featureId nameZh nameEn kind checkUp bounds { ...BoxFields } }
          coveredShare coveredCount failingCount count incidents incidentsPerKm2PerYear areaKm2
        }
        method { ...MethodFields }
      }
    }
  }
`,
  [boxFields, methodFields],
);

export type ZoneRanking = NonNullable<ResultOf<typeof rankingQuery>['area']>['zoneRanking'];
export type ZoneRow = ZoneRanking['rows'][number];
export type Zone = ZoneRow['zone'];

export interface RankingQuestion {
  area: string;
  kind?: string;
  radius: number;
  asOf: string;
}

export async function askRanking(question: RankingQuestion, language: string, signal: AbortSignal): Promise<ZoneRanking> {
  const { area: code, ...rest } = question;
  const { area } = await ask(rankingQuery, { code, ...rest }, language, signal);
  if (!area) throw new ServerFailure('refused', code, 'AREA_UNKNOWN');
  return area.zoneRanking;
}

/** More zones than this make a list nobody reads. */
const readable = 300;

/** All kinds together where they are few; else the kind that is checked up, or the one with the fewest and largest zones. */
export function usualKind(kinds: { kind: string; count: number; checkUp: boolean }[]): string {
  const total = kinds.reduce((sum, each) => sum + each.count, 0);
  if (total <= readable) return 'all';
  const [first] = [...kinds].sort((a, b) => Number(b.checkUp) - Number(a.checkUp) || a.count - b.count);
  return first?.kind ?? 'all';
}

/** Worst first; zones with nothing to judge come last, whatever the order. */
export function ranked(rows: ZoneRow[], order: ZoneOrder): ZoneRow[] {
  const badness = (row: ZoneRow): number | null => {
    if (order === 'coverage') return row.coveredShare === null ? null : -row.coveredShare;
    return order === 'fires' ? row.incidents : row.incidentsPerKm2PerYear;
  };
  return [...rows].sort((a, b) => {
    const [first, second] = [badness(a), badness(b)];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    return second - first || b.failingCount - a.failingCount || a.zone.featureId - b.zone.featureId;
  });
}
