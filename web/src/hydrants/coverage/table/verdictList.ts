import { ask, ServerFailure } from '../../../server/ask';
import { graphql, type ResultOf, type VariablesOf } from '../../../server/graphql';

export const verdictListQuery = graphql(`
  query verdictList(
    $code: String!, $standard: String!, $asOf: String!, $test: VerdictTest, $filter: StandardVerdictFilterInput!
    $order: VerdictOrder!, $descending: Boolean!, $first: Int!, $after: String
  ) {
    area(code: $code) {
      hydrantCoverage(standard: $standard, asOf: $asOf) {
        verdicts {
          buildings(filter: $filter, order: $order, descending: $descending, first: $first, after: $after) {
            totalCount
            pageInfo { hasNextPage endCursor }
            nodes {
              featureId address use storeys floorArea residents longitude latitude nearestMetres verdict
              decision(test: $test) { test verdict number moreThan unit limit reasonText rule { document clause } }
            }
          }
        }
      }
    }
  }
`);

export const divisionNamesQuery = graphql(`
  query divisionNames($code: String!) {
    area(code: $code) { divisions { id nameZh nameEn level } }
  }
`);

type Listed = NonNullable<NonNullable<ResultOf<typeof verdictListQuery>['area']>['hydrantCoverage']['verdicts']>;
export type VerdictPage = NonNullable<Listed['buildings']>;
export type VerdictListRow = NonNullable<VerdictPage['nodes']>[number];
export type ListAsked = Omit<VariablesOf<typeof verdictListQuery>, 'first' | 'after'>;
export type ListFilter = ListAsked['filter'];
export type ListOrder = ListAsked['order'];

export const pageSize = 100;

export async function askVerdictPage(asked: ListAsked, after: string | null, language: string, signal: AbortSignal): Promise<VerdictPage> {
  const { area } = await ask(verdictListQuery, { ...asked, first: pageSize, after }, language, signal);
  const page = area?.hydrantCoverage.verdicts?.buildings;
  if (!page) throw new ServerFailure('refused', asked.code, 'AREA_UNKNOWN');
  return page;
}

export async function askDivisions(code: string, language: string, signal: AbortSignal) {
  return (await ask(divisionNamesQuery, { code }, language, signal)).area?.divisions ?? [];
}

/** The parameters of an exported file: those of the list that is shown, in the server's spelling. */
export function exportParameters({ standard, asOf, test, filter, order, descending }: ListAsked, language: string): URLSearchParams {
  const word = (value: string) => value.toLowerCase();
  const asked: [string, string | null | undefined][] = [
    ['standard', standard],
    ['asOf', asOf],
    ['test', test && word(test)],
    ['verdict', filter.verdict && word(filter.verdict)],
    ['reason', filter.reason && word(filter.reason)],
    ['decidedBy', filter.decidedBy && word(filter.decidedBy)],
    ['use', filter.use?.map(word).join(',')],
    ['division', filter.division],
    ['order', word(order)],
    ['descending', descending ? 'true' : null],
    ['lang', language],
  ];
  return new URLSearchParams(asked.filter((pair): pair is [string, string] => Boolean(pair[1])));
}
