import { ask } from '../server/ask';
import { graphql, type ResultOf } from '../server/graphql';

export const importsQuery = graphql(`
  query imports($code: String!) {
    area(code: $code) {
      importRuns(first: 50) {
        nodes {
          id
          dataset { layer name }
          fileName startedAt finishedAt rowsRead inserted updated unchanged repeated mended rejected unlocated
          findings { code severity rows evidence remedy }
          rejects(first: 50) {
            nodes { rowNumber outcome sourceId field value reason detail }
            pageInfo { hasNextPage endCursor }
          }
        }
      }
    }
  }
`);

type Runs = NonNullable<NonNullable<ResultOf<typeof importsQuery>['area']>['importRuns']>;
export type ImportRun = NonNullable<Runs['nodes']>[number];
export type Reject = NonNullable<NonNullable<ImportRun['rejects']>['nodes']>[number];

export async function askImports(code: string, language: string, signal: AbortSignal): Promise<ImportRun[]> {
  const { area } = await ask(importsQuery, { code }, language, signal);
  return area?.importRuns?.nodes ?? [];
}
