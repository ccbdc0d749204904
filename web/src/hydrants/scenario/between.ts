import { ask, ServerFailure } from '../../server/ask';
import { graphql, type ResultOf, type VariablesOf } from '../../server/graphql';
import { methodFields } from '../../server/method';
import { cell } from '../../view/cell';

export const coverageChangeQuery = graphql(
  `
  query coverageChange($code: String!, $from: String!, $to: String!, $standard: String!, $test: VerdictTest) {
    area(code: $code) {
      coverageChange(from: $from, to: $to, standard: $standard, test: $test) {
        gainedCount lostCount built demolished cameIntoUse wentOutOfUse installed gainedByHydrants gainedByInstalled
        before { passed failed unknown }
        after { passed failed unknown }
        hydrants(first: 500) {
          totalCount
          nodes { usableNow installed gained lost hydrant { featureId number longitude latitude } }
        }
        method { ...MethodFields }
      }
    }
  }
`,
  [methodFields],
);

export type CoverageChange = NonNullable<ResultOf<typeof coverageChangeQuery>['area']>['coverageChange'];
export type HydrantChange = NonNullable<NonNullable<CoverageChange['hydrants']>['nodes']>[number];

/** Two days, YYYY-MM-DD, that stand side by side on the map; null: today and the plan do. */
export const between = cell<{ from: string; to: string } | null>(null);

export async function askChange(
  question: VariablesOf<typeof coverageChangeQuery>,
  language: string,
  signal: AbortSignal,
): Promise<CoverageChange> {
  const { area } = await ask(coverageChangeQuery, question, language, signal);
  if (!area) throw new ServerFailure('refused', question.code, 'AREA_UNKNOWN');
  return area.coverageChange;
}
