import { ask, ServerFailure } from '../../server/ask';
import { graphql, type ResultOf, type VariablesOf } from '../../server/graphql';
import { methodFields } from '../../server/method';

export const gapsQuery = graphql(
  `
  query coverageGaps($code: String!, $radius: Float!, $asOf: String!, $first: Int!) {
    area(code: $code) {
      hydrantCoverage(radius: $radius, asOf: $asOf) {
        gaps(first: $first) {
          totalCount
          nodes { polygon areaHectares buildings residents residentsNotOnRecord method { ...MethodFields } }
        }
      }
    }
  }
`,
  [methodFields],
);

type Area = NonNullable<ResultOf<typeof gapsQuery>['area']>;
export type Gaps = NonNullable<Area['hydrantCoverage']['gaps']>;
export type Gap = NonNullable<Gaps['nodes']>[number];

export async function askGaps(asked: VariablesOf<typeof gapsQuery>, language: string, signal: AbortSignal): Promise<Gaps | null> {
  const { area } = await ask(gapsQuery, asked, language, signal);
  if (!area) throw new ServerFailure('refused', asked.code, 'AREA_UNKNOWN');
  return area.hydrantCoverage.gaps;
}
