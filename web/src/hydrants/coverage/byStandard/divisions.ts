import { ask, ServerFailure } from '../../../server/ask';
import { graphql, type ResultOf, type VariablesOf } from '../../../server/graphql';
import { shareFields } from './standardVerdicts';

export const divisionsQuery = graphql(
  `
  query verdictsByDivision($code: String!, $standard: String!, $asOf: String!) {
    area(code: $code) {
      hydrantCoverage(standard: $standard, asOf: $asOf) {
        verdicts {
          byDivision {
            rule
            places { featureId nameZh nameEn verdicts { count overall { ...ShareFields } tests { ...ShareFields } } }
            outside { count overall { ...ShareFields } tests { ...ShareFields } }
          }
        }
      }
    }
  }
`,
  [shareFields],
);

type Area = NonNullable<ResultOf<typeof divisionsQuery>['area']>;
export type ByDivision = NonNullable<NonNullable<Area['hydrantCoverage']['verdicts']>['byDivision']>;
export type DivisionVerdicts = ByDivision['outside'];

export async function askDivisions(
  asked: VariablesOf<typeof divisionsQuery>,
  language: string,
  signal: AbortSignal,
): Promise<ByDivision | null> {
  const { area } = await ask(divisionsQuery, asked, language, signal);
  if (!area) throw new ServerFailure('refused', asked.code, 'AREA_UNKNOWN');
  return area.hydrantCoverage.verdicts?.byDivision ?? null;
}
