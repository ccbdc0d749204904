import { ask, ServerFailure } from '../../server/ask';
import { graphql, type ResultOf } from '../../server/graphql';
import { methodFields } from '../../server/method';

export const zoneProposalsQuery = graphql(
  `
  query zoneProposals($code: String!, $asOf: String!) {
    area(code: $code) {
      zoneProposals(limit: 20, asOf: $asOf) {
        covered
        proposals {
          id rank geometry longitude latitude areaKm2 kind suggestedName score premises hazardsOpen fires buildingsUncovered
          reasons { code count points message }
        }
        method { ...MethodFields }
      }
    }
  }
`,
  [methodFields],
);

export type Proposals = NonNullable<ResultOf<typeof zoneProposalsQuery>['area']>['zoneProposals'];
export type Proposal = Proposals['proposals'][number];

export async function askProposals(code: string, asOf: string, language: string, signal: AbortSignal): Promise<Proposals> {
  const { area } = await ask(zoneProposalsQuery, { code, asOf }, language, signal);
  if (!area) throw new ServerFailure('refused', code, 'AREA_UNKNOWN');
  return area.zoneProposals;
}
