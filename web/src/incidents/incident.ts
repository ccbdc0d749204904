import { ask } from '../server/ask';
import { graphql, type ResultOf, type VariablesOf } from '../server/graphql';

export const incidentQuery = graphql(`
  query incident($code: String!, $featureId: Int!) {
    area(code: $code) {
      incident(featureId: $featureId) {
        featureId number startedAt kind cause place address lossAmount lossCurrency deaths7D deaths30D injuries
        id locationPrecision locatedBy
        location { who at address matchLevel confidence radiusMetres doubtful }
        dataset { name source crsSrc }
      }
    }
  }
`);

export type Incident = NonNullable<NonNullable<ResultOf<typeof incidentQuery>['area']>['incident']>;

export async function askIncident(
  asked: VariablesOf<typeof incidentQuery>,
  language: string,
  signal: AbortSignal,
): Promise<Incident | null> {
  const { area } = await ask(incidentQuery, asked, language, signal);
  return area?.incident ?? null;
}
