import { graphql, type ResultOf } from '../server/graphql';

/** What the server says of any change. */
export interface Answer {
  outcome: 'DONE' | 'REPEATED' | 'CONFLICT' | 'REFUSED' | 'MAYBE_SAME';
  problems: Problem[];
  warnings: Problem[];
  conflicts: { field: string; yours: string | null; theirs: string | null; who: string | null }[];
}

/** The field that a path means: FILINGS of FILINGS[MAINTENANCE], STATE of steps.0.STATE. */
export function fieldName(path: string): string {
  return path.split('.').at(-1)?.split('[')[0] ?? path;
}

export interface Problem {
  field: string | null;
  code: string;
  message: string;
}

export const historyFields = graphql(`
  fragment historyFields on HistoryEntry {
    id kind who at madeAt evidence accuracyMetres why undone changes { field before after }
  }
`);

export type HistoryEntry = ResultOf<typeof historyFields>;

/** Who changes something, and how he knows; as EntryInput of the schema. */
export interface Entry {
  who: string;
  key: string;
  evidence?: 'MAP' | 'GPS' | 'DOCUMENT';
  accuracyMetres?: number | null;
  madeAt?: string | null;
  why?: string | null;
}
