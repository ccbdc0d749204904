import { ask } from '../server/ask';
import { graphql, type ResultOf, type VariablesOf } from '../server/graphql';

export const premisesQuery = graphql(`
  query premises($code: String!, $featureId: Int!) {
    area(code: $code) {
      onePremises(featureId: $featureId) {
        featureId name kind kindSrc address occupants note openedOn closedOn
        id locationPrecision locatedBy
        location { who at address matchLevel confidence radiusMetres doubtful }
        dataset { name source crsSrc }
      }
    }
  }
`);

export type Premises = NonNullable<NonNullable<ResultOf<typeof premisesQuery>['area']>['onePremises']>;

export async function askPremises(
  asked: VariablesOf<typeof premisesQuery>,
  language: string,
  signal: AbortSignal,
): Promise<Premises | null> {
  const { area } = await ask(premisesQuery, asked, language, signal);
  return area?.onePremises ?? null;
}
