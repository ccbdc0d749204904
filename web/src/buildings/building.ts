import { ask } from '../server/ask';
import { graphql, type ResultOf, type VariablesOf } from '../server/graphql';

export const buildingQuery = graphql(`
  query building($code: String!, $featureId: Int!, $asOf: String!) {
    area(code: $code) {
      building(featureId: $featureId) {
        featureId name use storeys heightM residents address areaM2
        geometry
        nearestHydrant(asOf: $asOf) { hydrant { featureId number longitude latitude } distanceMetres }
        zones { nameZh nameEn }
        dataset { name source crsSrc }
      }
    }
  }
`);

export type Building = NonNullable<NonNullable<ResultOf<typeof buildingQuery>['area']>['building']>;

export async function askBuilding(
  asked: VariablesOf<typeof buildingQuery>,
  language: string,
  signal: AbortSignal,
): Promise<Building | null> {
  const { area } = await ask(buildingQuery, asked, language, signal);
  return area?.building ?? null;
}
