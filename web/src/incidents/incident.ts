import { ask } from '../server/ask';
import { graphql, type ResultOf, type VariablesOf } from '../server/graphql';
import { methodFields } from '../server/method';

export const incidentQuery = graphql(
  `
  query incident($code: String!, $featureId: Int!) {
    area(code: $code) {
      incident(featureId: $featureId) {
        featureId number startedAt timePrecision kind cause place address lossAmount lossCurrency deaths7D deaths30D injuries
        alarmedAt dispatchedAt arrivedAt controlledAt extinguishedAt householdsAffected vehicles personnel grade note
        gradeCheck { grade agrees method { ...MethodFields } }
        building { id featureId name address }
        premises { id featureId name address }
        id version longitude latitude locationPrecision locatedBy
        location { who at address matchLevel confidence radiusMetres doubtful }
        dataset { name source crsSrc }
      }
    }
  }
`,
  [methodFields],
);

export type Incident = NonNullable<NonNullable<ResultOf<typeof incidentQuery>['area']>['incident']>;

export async function askIncident(
  asked: VariablesOf<typeof incidentQuery>,
  language: string,
  signal: AbortSignal,
): Promise<Incident | null> {
  const { area } = await ask(incidentQuery, asked, language, signal);
  return area?.incident ?? null;
}
