import type { Entry } from '../../entry/entry';
import { useEntry } from '../../entry/useEntry';
import { ask } from '../../server/ask';
import { graphql, type ResultOf, type VariablesOf } from '../../server/graphql';

export const editFragment = graphql(`
  fragment hydrantEdit on HydrantEdit {
    outcome change dataVersion
    problems { field code message }
    warnings { field code message }
    conflicts { field yours theirs who }
    beside { id featureId number distanceMetres }
    hydrant { id featureId number version status }
  }
`);

export const addHydrantMutation = graphql(
  `
  mutation addHydrant(
    $area: String!, $place: PlaceInput!, $entry: EntryInput!, $facts: HydrantFactsInput, $besideOthers: Boolean!
  ) {
    done: addHydrant(area: $area, place: $place, entry: $entry, facts: $facts, besideOthers: $besideOthers) { ...hydrantEdit }
  }
`,
  [editFragment],
);

export const editHydrantMutation = graphql(
  `
  mutation editHydrant(
    $area: String!, $hydrant: ID!, $version: String!, $facts: HydrantFactsInput!, $clear: [HydrantField!], $entry: EntryInput!
  ) {
    done: editHydrant(area: $area, hydrant: $hydrant, version: $version, facts: $facts, clear: $clear, entry: $entry) { ...hydrantEdit }
  }
`,
  [editFragment],
);

export const moveHydrantMutation = graphql(
  `
  mutation moveHydrant(
    $area: String!, $hydrant: ID!, $version: String!, $place: PlaceInput!, $entry: EntryInput!, $besideOthers: Boolean!
  ) {
    done: moveHydrant(area: $area, hydrant: $hydrant, version: $version, place: $place, entry: $entry, besideOthers: $besideOthers) {
      ...hydrantEdit
    }
  }
`,
  [editFragment],
);

export const removeHydrantMutation = graphql(
  `
  mutation removeHydrant($area: String!, $hydrant: ID!, $version: String!, $on: String, $entry: EntryInput!) {
    done: removeHydrant(area: $area, hydrant: $hydrant, version: $version, on: $on, entry: $entry) { ...hydrantEdit }
  }
`,
  [editFragment],
);

export const recordOutageMutation = graphql(
  `
  mutation recordOutage(
    $area: String!, $hydrant: ID!, $fromOn: String!, $toOn: String, $reason: String, $entry: EntryInput!
  ) {
    done: recordOutage(area: $area, hydrant: $hydrant, fromOn: $fromOn, toOn: $toOn, reason: $reason, entry: $entry) { ...hydrantEdit }
  }
`,
  [editFragment],
);

export const endOutageMutation = graphql(
  `
  mutation endOutage($area: String!, $hydrant: ID!, $toOn: String, $entry: EntryInput!) {
    done: endOutage(area: $area, hydrant: $hydrant, toOn: $toOn, entry: $entry) { ...hydrantEdit }
  }
`,
  [editFragment],
);

export const recordCheckMutation = graphql(
  `
  mutation recordHydrantCheck(
    $area: String!, $hydrant: ID!, $finding: HydrantFindingInput!, $seenState: HydrantStatus, $entry: EntryInput!
  ) {
    done: recordHydrantCheck(area: $area, hydrant: $hydrant, finding: $finding, seenState: $seenState, entry: $entry) { ...hydrantEdit }
  }
`,
  [editFragment],
);

export const undoChangeMutation = graphql(
  `
  mutation undoHydrantChange($area: String!, $change: ID!, $entry: EntryInput!) {
    done: undoHydrantChange(area: $area, change: $change, entry: $entry) { ...hydrantEdit }
  }
`,
  [editFragment],
);

export type Edit = NonNullable<ResultOf<typeof undoChangeMutation>['done']>;
export type Field = NonNullable<VariablesOf<typeof editHydrantMutation>['clear']>[number];

/** What somebody does to a hydrant: the same whether it is sent at once or waits for the network. */
export type Change =
  | ({ kind: 'add' } & Omit<VariablesOf<typeof addHydrantMutation>, 'area' | 'entry'>)
  | ({ kind: 'edit' } & Omit<VariablesOf<typeof editHydrantMutation>, 'area' | 'entry'>)
  | ({ kind: 'move' } & Omit<VariablesOf<typeof moveHydrantMutation>, 'area' | 'entry'>)
  | ({ kind: 'remove' } & Omit<VariablesOf<typeof removeHydrantMutation>, 'area' | 'entry'>)
  | ({ kind: 'outage' } & Omit<VariablesOf<typeof recordOutageMutation>, 'area' | 'entry'>)
  | ({ kind: 'outageEnd' } & Omit<VariablesOf<typeof endOutageMutation>, 'area' | 'entry'>)
  | ({ kind: 'check' } & Omit<VariablesOf<typeof recordCheckMutation>, 'area' | 'entry'>)
  | ({ kind: 'undo' } & Omit<VariablesOf<typeof undoChangeMutation>, 'area' | 'entry'>);

const mutations = {
  add: addHydrantMutation,
  edit: editHydrantMutation,
  move: moveHydrantMutation,
  remove: removeHydrantMutation,
  outage: recordOutageMutation,
  outageEnd: endOutageMutation,
  check: recordCheckMutation,
  undo: undoChangeMutation,
} as const;

export async function send(area: string, { kind, ...asked }: Change, entry: Entry, language: string): Promise<Edit> {
  // The variables of each kind stand with it in Change; the table cannot say so.
  const mutation = mutations[kind] as typeof undoChangeMutation;
  return (await ask(mutation, { area, entry, ...asked } as VariablesOf<typeof undoChangeMutation>, language)).done;
}

/** The same once more, now that the person has seen what stands against it. */
export function insisted(change: Change, answer: Edit): Change {
  const version = answer.hydrant?.version ?? '';
  if (answer.outcome === 'MAYBE_SAME' && (change.kind === 'add' || change.kind === 'move')) return { ...change, besideOthers: true };
  if (change.kind === 'edit' || change.kind === 'move' || change.kind === 'remove') return { ...change, version };
  return change.kind === 'check' ? { ...change, seenState: null } : change;
}

const door = { send, insisted };

/** Sends changes of hydrants. */
export const useHydrantEntry = (area: string) => useEntry(area, door);
export type EntryState = ReturnType<typeof useHydrantEntry>;
