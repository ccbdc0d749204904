import { ask } from '../../server/ask';
import { graphql, type ResultOf, type VariablesOf } from '../../server/graphql';

export const changesQuery = graphql(`
  query locationChanges($code: String!, $layer: LocatedLayer!, $row: ID!) {
    area(code: $code) {
      locationChanges(layer: $layer, row: $row) { id at who how before after beforePrecision afterPrecision undone }
    }
  }
`);

export type LocatedLayer = VariablesOf<typeof changesQuery>['layer'];
export type LocationChange = NonNullable<ResultOf<typeof changesQuery>['area']>['locationChanges'][number];

/** Newest first. */
export async function askChanges(
  asked: VariablesOf<typeof changesQuery>,
  language: string,
  signal: AbortSignal,
): Promise<LocationChange[]> {
  const { area } = await ask(changesQuery, asked, language, signal);
  return area?.locationChanges ?? [];
}
