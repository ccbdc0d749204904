import { ask, ServerFailure } from '../../server/ask';
import { graphql, type ResultOf, type VariablesOf } from '../../server/graphql';
import { methodFields } from '../../server/method';

export const hotSpotsQuery = graphql(
  `
  query incidentHotSpots($code: String!, $rule: HotSpotRule!, $value: HotSpotValue!, $filter: IncidentFilter) {
    area(code: $code) {
      incidentHotSpots(rule: $rule, value: $value, filter: $filter) {
        from to incidents leftOut lack needs
        spots {
          rank longitude latitude geometry incidentCount from to expected z p confidence cold
          incidents { featureId startedAt kind place address }
          premises { featureId name kind address }
        }
        method { ...MethodFields }
      }
    }
  }
`,
  [methodFields],
);

export type HotSpots = NonNullable<ResultOf<typeof hotSpotsQuery>['area']>['incidentHotSpots'];
export type HotSpot = HotSpots['spots'][number];
type Variables = VariablesOf<typeof hotSpotsQuery>;
export type HotSpotRule = Variables['rule'];
export type HotSpotValue = Variables['value'];

export async function askHotSpots(question: Variables, language: string, signal: AbortSignal): Promise<HotSpots> {
  const { area } = await ask(hotSpotsQuery, question, language, signal);
  if (!area) throw new ServerFailure('refused', question.code, 'AREA_UNKNOWN');
  return area.incidentHotSpots;
}
