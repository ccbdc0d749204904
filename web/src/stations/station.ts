import { ask } from '../server/ask';
import { graphql, type ResultOf, type VariablesOf } from '../server/graphql';

export const stationQuery = graphql(`
  query station($code: String!, $featureId: Int!) {
    area(code: $code) {
      station(featureId: $featureId) {
        featureId name kind status engines address installedOn
        id locationPrecision locatedBy
        location { who at address matchLevel confidence radiusMetres doubtful }
        dataset { name source crsSrc }
      }
    }
  }
`);

export type Station = NonNullable<NonNullable<ResultOf<typeof stationQuery>['area']>['station']>;

export async function askStation(asked: VariablesOf<typeof stationQuery>, language: string, signal: AbortSignal): Promise<Station | null> {
  const { area } = await ask(stationQuery, asked, language, signal);
  return area?.station ?? null;
}
