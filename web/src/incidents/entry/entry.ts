import { type Entry, type HistoryEntry, historyFields } from '../../entry/entry';
import { useEntry } from '../../entry/useEntry';
import { ask } from '../../server/ask';
import { graphql, type ResultOf, type VariablesOf } from '../../server/graphql';

export const incidentEditFragment = graphql(`
  fragment incidentEdit on IncidentEdit {
    outcome change dataVersion
    problems { field code message }
    warnings { field code message }
    conflicts { field yours theirs who }
    similar { id featureId number address sameNumber distanceMetres }
    incident { id featureId version }
  }
`);

export const createIncidentMutation = graphql(
  `
  mutation createIncident($area: String!, $facts: IncidentFactsInput!, $place: PlaceInput, $entry: EntryInput!) {
    done: createIncident(area: $area, facts: $facts, place: $place, entry: $entry) { ...incidentEdit }
  }
`,
  [incidentEditFragment],
);

export const correctIncidentMutation = graphql(
  `
  mutation correctIncident(
    $area: String!, $incident: ID!, $version: String!, $facts: IncidentFactsInput!, $place: PlaceInput, $clear: [IncidentField!], $entry: EntryInput!
  ) {
    done: correctIncident(area: $area, incident: $incident, version: $version, facts: $facts, place: $place, clear: $clear, entry: $entry) {
      ...incidentEdit
    }
  }
`,
  [incidentEditFragment],
);

export const removeIncidentMutation = graphql(
  `
  mutation removeIncident($area: String!, $incident: ID!, $version: String!, $entry: EntryInput!) {
    done: removeIncident(area: $area, incident: $incident, version: $version, entry: $entry) { ...incidentEdit }
  }
`,
  [incidentEditFragment],
);

export const restoreIncidentMutation = graphql(
  `
  mutation restoreIncident($area: String!, $incident: ID!, $entry: EntryInput!) {
    done: restoreIncident(area: $area, incident: $incident, entry: $entry) { ...incidentEdit }
  }
`,
  [incidentEditFragment],
);

export const undoIncidentChangeMutation = graphql(
  `
  mutation undoIncidentChange($area: String!, $change: ID!, $entry: EntryInput!) {
    done: undoIncidentChange(area: $area, change: $change, entry: $entry) { ...incidentEdit }
  }
`,
  [incidentEditFragment],
);

export const incidentHistoryQuery = graphql(
  `
  query incidentHistory($code: String!, $featureId: Int!) {
    area(code: $code) { incident(featureId: $featureId) { history { ...historyFields } } }
  }
`,
  [historyFields],
);

export const incidentChangesQuery = graphql(
  `
  query incidentChanges($code: String!, $limit: Int!) {
    area(code: $code) { incidentChanges(limit: $limit) { id featureId number address onRecord entry { ...historyFields } } }
  }
`,
  [historyFields],
);

export type Edit = NonNullable<ResultOf<typeof undoIncidentChangeMutation>['done']>;
export type Field = NonNullable<VariablesOf<typeof correctIncidentMutation>['clear']>[number];
export type Facts = VariablesOf<typeof createIncidentMutation>['facts'];
export type ChangeLine = NonNullable<ResultOf<typeof incidentChangesQuery>['area']>['incidentChanges'][number];

/** What somebody does to a fire. */
export type Change =
  | ({ kind: 'create' } & Omit<VariablesOf<typeof createIncidentMutation>, 'area' | 'entry'>)
  | ({ kind: 'correct' } & Omit<VariablesOf<typeof correctIncidentMutation>, 'area' | 'entry'>)
  | ({ kind: 'remove' } & Omit<VariablesOf<typeof removeIncidentMutation>, 'area' | 'entry'>)
  | ({ kind: 'restore' } & Omit<VariablesOf<typeof restoreIncidentMutation>, 'area' | 'entry'>)
  | ({ kind: 'undo' } & Omit<VariablesOf<typeof undoIncidentChangeMutation>, 'area' | 'entry'>);

const mutations = {
  create: createIncidentMutation,
  correct: correctIncidentMutation,
  remove: removeIncidentMutation,
  restore: restoreIncidentMutation,
  undo: undoIncidentChangeMutation,
} as const;

async function send(area: string, { kind, ...asked }: Change, entry: Entry, language: string): Promise<Edit> {
  // The variables of each kind stand with it in Change; the table cannot say so.
  const mutation = mutations[kind] as typeof undoIncidentChangeMutation;
  return (await ask(mutation, { area, entry, ...asked } as VariablesOf<typeof undoIncidentChangeMutation>, language)).done;
}

function insisted(change: Change, answer: Edit): Change {
  const version = answer.incident?.version ?? '';
  return change.kind === 'correct' || change.kind === 'remove' ? { ...change, version } : change;
}

const door = { send, insisted };

/** Sends changes of fires. */
export const useIncidentEntry = (area: string) => useEntry(area, door);
export type EntryState = ReturnType<typeof useIncidentEntry>;

export async function askHistory(
  asked: VariablesOf<typeof incidentHistoryQuery>,
  language: string,
  signal: AbortSignal,
): Promise<HistoryEntry[]> {
  const { area } = await ask(incidentHistoryQuery, asked, language, signal);
  return area?.incident?.history ?? [];
}

export async function askIncidentChanges(code: string, limit: number, language: string, signal: AbortSignal): Promise<ChangeLine[]> {
  const { area } = await ask(incidentChangesQuery, { code, limit }, language, signal);
  return area?.incidentChanges ?? [];
}
