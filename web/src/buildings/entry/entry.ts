import { type Entry, historyFields } from '../../entry/entry';
import { useEntry } from '../../entry/useEntry';
import { ask } from '../../server/ask';
import { graphql, type ResultOf, type VariablesOf } from '../../server/graphql';

export const premisesEditFragment = graphql(`
  fragment premisesEdit on PremisesEdit {
    outcome change dataVersion
    problems { field code message }
    warnings { field code message }
    conflicts { field yours theirs who }
    premises { id featureId version }
  }
`);

export const editPremisesMutation = graphql(
  `
  mutation editPremises(
    $area: String!, $premises: ID!, $version: String!, $facts: PremisesFactsInput!, $clear: [PremisesField!], $entry: EntryInput!
  ) {
    done: editPremises(area: $area, premises: $premises, version: $version, facts: $facts, clear: $clear, entry: $entry) { ...premisesEdit }
  }
`,
  [premisesEditFragment],
);

export const filePremisesMutation = graphql(
  `
  mutation filePremises($area: String!, $premises: ID!, $version: String!, $filings: [FilingInput!]!, $entry: EntryInput!) {
    done: filePremises(area: $area, premises: $premises, version: $version, filings: $filings, entry: $entry) { ...premisesEdit }
  }
`,
  [premisesEditFragment],
);

export const editContactsMutation = graphql(
  `
  mutation editContacts($area: String!, $premises: ID!, $contacts: [ContactInput!]!, $remove: [ContactRemovalInput!], $entry: EntryInput!) {
    done: editContacts(area: $area, premises: $premises, contacts: $contacts, remove: $remove, entry: $entry) { ...premisesEdit }
  }
`,
  [premisesEditFragment],
);

export const undoPremisesChangeMutation = graphql(
  `
  mutation undoPremisesChange($area: String!, $change: ID!, $entry: EntryInput!) {
    done: undoPremisesChange(area: $area, change: $change, entry: $entry) { ...premisesEdit }
  }
`,
  [premisesEditFragment],
);

export const premisesHistoryQuery = graphql(
  `
  query premisesHistory($code: String!, $featureId: Int!) {
    area(code: $code) { onePremises(featureId: $featureId) { history(limit: 50) { ...historyFields } } }
  }
`,
  [historyFields],
);

export type Edit = NonNullable<ResultOf<typeof undoPremisesChangeMutation>['done']>;
export type Filing = VariablesOf<typeof filePremisesMutation>['filings'][number];
export type ContactInput = VariablesOf<typeof editContactsMutation>['contacts'][number];
export type PremisesFactsInput = VariablesOf<typeof editPremisesMutation>['facts'];
export type Field = NonNullable<VariablesOf<typeof editPremisesMutation>['clear']>[number];

/** What somebody does to the file of a unit. */
export type Change =
  | ({ kind: 'edit' } & Omit<VariablesOf<typeof editPremisesMutation>, 'area' | 'entry'>)
  | ({ kind: 'file' } & Omit<VariablesOf<typeof filePremisesMutation>, 'area' | 'entry'>)
  | ({ kind: 'contacts' } & Omit<VariablesOf<typeof editContactsMutation>, 'area' | 'entry'>)
  | ({ kind: 'undo' } & Omit<VariablesOf<typeof undoPremisesChangeMutation>, 'area' | 'entry'>);

const mutations = {
  edit: editPremisesMutation,
  file: filePremisesMutation,
  contacts: editContactsMutation,
  undo: undoPremisesChangeMutation,
} as const;

async function send(area: string, { kind, ...asked }: Change, entry: Entry, language: string): Promise<Edit> {
  // The variables of each kind stand with it in Change; the table cannot say so.
  const mutation = mutations[kind] as typeof undoPremisesChangeMutation;
  return (await ask(mutation, { area, entry, ...asked } as VariablesOf<typeof undoPremisesChangeMutation>, language)).done;
}

/** The same once more, about the file as it is now; of contacts, whatever they are now. */
export function insisted(change: Change, answer: Pick<Edit, 'premises'>): Change {
  if (change.kind === 'contacts') {
    return {
      ...change,
      contacts: change.contacts.map((each) => ({ ...each, version: null })),
      remove: change.remove?.map(({ id }) => ({ id })),
    };
  }
  return change.kind === 'undo' ? change : { ...change, version: answer.premises?.version ?? '' };
}

const door = { send, insisted };

/** Sends changes of files of units. */
export const usePremisesEntry = (area: string) => useEntry(area, door);
export type EntryState = ReturnType<typeof usePremisesEntry>;

export async function askPremisesHistory(asked: VariablesOf<typeof premisesHistoryQuery>, language: string, signal: AbortSignal) {
  return (await ask(premisesHistoryQuery, asked, language, signal)).area?.onePremises?.history ?? [];
}
