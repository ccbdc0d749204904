import { ask } from '../../../server/ask';
import { graphql, type ResultOf, type VariablesOf } from '../../../server/graphql';
import { methodFields } from '../../../server/method';

export const relapseCurveFields = graphql(`
  fragment relapseCurve on RelapseCurve {
    key name followed returned small
    within { days value low high atRisk }
    points { day atRisk returned censored surviving low high }
  }
`);

export const relapseQuery = graphql(
  `
  query relapse($code: String!, $by: RelapseBy, $withinDays: Int, $zone: ID, $kind: String, $campaign: ID, $division: ID) {
    area(code: $code) {
      relapse(by: $by, withinDays: $withinDays, zone: $zone, kind: $kind, campaign: $campaign, division: $division) {
        asOf withinDays
        overall { ...relapseCurve }
        groups { ...relapseCurve }
        notFollowed { reason hazards }
        logRank { chiSquare degrees p }
        method { ...MethodFields }
      }
    }
  }
`,
  [relapseCurveFields, methodFields],
);

export type RelapseAnswer = NonNullable<ResultOf<typeof relapseQuery>['area']>['relapse'];
export type Curve = RelapseAnswer['overall'];
export type RelapseBy = NonNullable<VariablesOf<typeof relapseQuery>['by']>;

export async function askRelapse(
  asked: VariablesOf<typeof relapseQuery>,
  language: string,
  signal: AbortSignal,
): Promise<RelapseAnswer | null> {
  return (await ask(relapseQuery, asked, language, signal)).area?.relapse ?? null;
}
