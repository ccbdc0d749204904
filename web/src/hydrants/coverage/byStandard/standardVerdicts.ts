import { ask, ServerFailure } from '../../../server/ask';
import { graphql, type ResultOf, type VariablesOf } from '../../../server/graphql';
import { methodFields } from '../../../server/method';

export const shareFields = graphql(`
  fragment ShareFields on VerdictShares {
    test
    buildings { passed failed unknown passedShare failedShare unknownShare }
    floorArea { passedShare failedShare unknownShare notOnRecord }
    residents { passedShare failedShare unknownShare notOnRecord }
  }
`);

export const standardVerdictsQuery = graphql(
  `
  query standardVerdicts($code: String!, $standard: String!, $asOf: String!, $test: VerdictTest, $first: Int!) {
    area(code: $code) {
      hydrantCoverage(standard: $standard, asOf: $asOf) {
        verdicts {
          standard { id title version hydrantColours }
          count
          overall { ...ShareFields }
          tests { ...ShareFields }
          buildings(filter: { verdict: FAIL, test: $test }, order: DISTANCE, descending: true, first: $first) {
            totalCount
            nodes {
              featureId address longitude latitude nearestMetres
              decision(test: $test) { test number moreThan unit limit reasonText rule { document clause } }
            }
          }
          method { ...MethodFields }
        }
      }
    }
  }
`,
  [shareFields, methodFields],
);

type Area = NonNullable<ResultOf<typeof standardVerdictsQuery>['area']>;
export type StandardVerdicts = NonNullable<Area['hydrantCoverage']['verdicts']>;
export type Shares = StandardVerdicts['overall'];
export type FailingRow = NonNullable<NonNullable<StandardVerdicts['buildings']>['nodes']>[number];

export async function askStandardVerdicts(
  asked: VariablesOf<typeof standardVerdictsQuery>,
  language: string,
  signal: AbortSignal,
  work: string,
): Promise<StandardVerdicts> {
  const { area } = await ask(standardVerdictsQuery, asked, language, signal, work);
  const verdicts = area?.hydrantCoverage.verdicts;
  if (!verdicts) throw new ServerFailure('refused', asked.code, 'AREA_UNKNOWN');
  return verdicts;
}

/** Buildings that the test is asked of: the shares are of these, and not of all that stand. */
export function askedOf({ passed, failed, unknown }: Pick<Shares['buildings'], 'passed' | 'failed' | 'unknown'>): number {
  return passed + failed + unknown;
}

/** The shares of the test that the map shows; those of all together where none is chosen, or the standard does not have it. */
export function sharesOf({ overall, tests }: Pick<StandardVerdicts, 'overall' | 'tests'>, test: string | undefined): Shares {
  return tests.find((each) => each.test === test) ?? overall;
}
