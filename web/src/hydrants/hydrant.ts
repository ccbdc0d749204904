import { ask } from '../server/ask';
import { graphql, type ResultOf, type VariablesOf } from '../server/graphql';

export const hydrantQuery = graphql(`
  query hydrant($code: String!, $featureId: Int!, $asOf: String!) {
    area(code: $code) {
      hydrant(featureId: $featureId) {
        featureId number kind status flowLps pressureMpa mainMm network owner address note installedOn removedOn testedOn
        usable(on: $asOf)
        outages { fromOn toOn reason }
        id locationPrecision locatedBy
        location { who at address matchLevel confidence radiusMetres doubtful }
        dataset { name source crsSrc }
      }
    }
  }
`);

export type Hydrant = NonNullable<NonNullable<ResultOf<typeof hydrantQuery>['area']>['hydrant']>;

export async function askHydrant(asked: VariablesOf<typeof hydrantQuery>, language: string, signal: AbortSignal): Promise<Hydrant | null> {
  const { area } = await ask(hydrantQuery, asked, language, signal);
  return area?.hydrant ?? null;
}
