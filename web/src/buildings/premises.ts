import { ask } from '../server/ask';
import { graphql, type ResultOf, type VariablesOf } from '../server/graphql';

export const premisesQuery = graphql(`
  query premises($code: String!, $featureId: Int!) {
    area(code: $code) {
      onePremises(featureId: $featureId) {
        featureId name kind kindSrc address occupants note openedOn closedOn locationPrecision
        dataset { name source }
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
