import type { initGraphQLTada } from 'gql.tada';
import type { introspection } from './schema';

export type { ResultOf, VariablesOf } from 'gql.tada';

/** Values that the schema gives a name of their own, as JSON carries them. */
interface Scalars {
  DateTime: string;
  Decimal: number;
  Long: number;
  Geometry: { type: string };
  Outline: { type: string };
}

type Graphql = initGraphQLTada<{ introspection: introspection; scalars: Scalars; disableMasking: true }>;

/** What a document is at run time: its texts, its own first, then those of the fragments that it names. */
export type Document = readonly string[];

/**
 * A question, or a fragment of one. Its types come from the server's schema through gql.tada; at run time it stays the text it is,
 * so that no parser travels to the browser.
 */
export const graphql = ((text: string, fragments: readonly Document[] = []): Document => [
  ...new Set([text.trim(), ...fragments.flat()]),
]) as unknown as Graphql;

/** The text that the server gets, and that its hash is made of: the only place that prints a document. */
export function textOf(document: Document): string {
  return document.join('\n\n');
}

/** Name of the operation: query area($code: String!) … → area; the same of a mutation or a subscription. */
export function nameOf(document: Document): string {
  return /^(?:query|mutation|subscription) (\w+)/.exec(document[0] ?? '')?.[1] ?? '';
}
