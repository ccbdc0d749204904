import { type HistoryEntry, historyFields } from '../entry/entry';
import { ask } from '../server/ask';
import { graphql, type ResultOf, type VariablesOf } from '../server/graphql';
import { methodFields } from '../server/method';

export const hydrantQuery = graphql(`
  query hydrant($code: String!, $featureId: Int!, $asOf: String!) {
    area(code: $code) {
      hydrant(featureId: $featureId) {
        featureId number kind status flowLps pressureMpa mainMm network owner address note installedOn removedOn testedOn
        usable(on: $asOf)
        outages { fromOn toOn reason }
        checks { on state missing who note }
        id version longitude latitude locationPrecision locatedBy
        location { who at address matchLevel confidence radiusMetres doubtful }
        dataset { name source crsSrc }
      }
    }
  }
`);

export const hydrantHistoryQuery = graphql(
  `
  query hydrantHistory($code: String!, $featureId: Int!) {
    area(code: $code) {
      hydrant(featureId: $featureId) {
        history { ...historyFields }
      }
    }
  }
`,
  [historyFields],
);

export const aloneServesQuery = graphql(
  `
  query aloneServes($code: String!, $featureId: Int!, $standard: String!, $asOf: String!) {
    area(code: $code) {
      hydrantVerdict(featureId: $featureId, standard: $standard, asOf: $asOf) {
        aloneServes { count residents residentsNotOnRecord }
        method { ...MethodFields }
      }
    }
  }
`,
  [methodFields],
);

export type Hydrant = NonNullable<NonNullable<ResultOf<typeof hydrantQuery>['area']>['hydrant']>;

export async function askHydrant(asked: VariablesOf<typeof hydrantQuery>, language: string, signal: AbortSignal): Promise<Hydrant | null> {
  const { area } = await ask(hydrantQuery, asked, language, signal);
  return area?.hydrant ?? null;
}

export async function askHistory(
  asked: VariablesOf<typeof hydrantHistoryQuery>,
  language: string,
  signal: AbortSignal,
): Promise<HistoryEntry[]> {
  const { area } = await ask(hydrantHistoryQuery, asked, language, signal);
  return area?.hydrant?.history ?? [];
}

export async function askAlone(asked: VariablesOf<typeof aloneServesQuery>, language: string, signal: AbortSignal) {
  const { area } = await ask(aloneServesQuery, asked, language, signal);
  return area?.hydrantVerdict ?? null;
}
