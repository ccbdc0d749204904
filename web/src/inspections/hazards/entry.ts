import type { Entry } from '../../entry/entry';
import { useEntry } from '../../entry/useEntry';
import { ask } from '../../server/ask';
import { graphql, type ResultOf, type VariablesOf } from '../../server/graphql';

export const hazardEditFragment = graphql(`
  fragment hazardEdit on HazardEdit {
    outcome change dataVersion
    problems { field code message }
    warnings { field code message }
    conflicts { field yours theirs who }
    hazard { id featureId version }
    similar { id featureId number kindName foundOn }
  }
`);

export const createHazardMutation = graphql(
  `
  mutation createHazard($area: String!, $facts: HazardFactsInput!, $entry: EntryInput!, $place: PlaceInput, $another: Boolean!) {
    done: createHazard(area: $area, facts: $facts, entry: $entry, place: $place, another: $another) { ...hazardEdit }
  }
`,
  [hazardEditFragment],
);

export const stepHazardMutation = graphql(
  `
  mutation stepHazard($area: String!, $hazard: ID!, $version: String!, $step: HazardStepInput!, $entry: EntryInput!) {
    done: stepHazard(area: $area, hazard: $hazard, version: $version, step: $step, entry: $entry) { ...hazardEdit }
  }
`,
  [hazardEditFragment],
);

export const correctHazardMutation = graphql(
  `
  mutation correctHazard(
    $area: String!, $hazard: ID!, $version: String!, $facts: HazardFactsInput!, $clear: [HazardField!], $entry: EntryInput!
  ) {
    done: correctHazard(area: $area, hazard: $hazard, version: $version, facts: $facts, clear: $clear, entry: $entry) { ...hazardEdit }
  }
`,
  [hazardEditFragment],
);

export const removeHazardMutation = graphql(
  `
  mutation removeHazard($area: String!, $hazard: ID!, $version: String!, $entry: EntryInput!) {
    done: removeHazard(area: $area, hazard: $hazard, version: $version, entry: $entry) { ...hazardEdit }
  }
`,
  [hazardEditFragment],
);

export const undoHazardChangeMutation = graphql(
  `
  mutation undoHazardChange($area: String!, $change: ID!, $entry: EntryInput!) {
    done: undoHazardChange(area: $area, change: $change, entry: $entry) { ...hazardEdit }
  }
`,
  [hazardEditFragment],
);

export type Edit = NonNullable<ResultOf<typeof undoHazardChangeMutation>['done']>;
export type Field = NonNullable<VariablesOf<typeof correctHazardMutation>['clear']>[number];
export type StepInput = VariablesOf<typeof stepHazardMutation>['step'];

/** What somebody does to a hazard. */
export type Change =
  | ({ kind: 'create' } & Omit<VariablesOf<typeof createHazardMutation>, 'area' | 'entry'>)
  | ({ kind: 'step' } & Omit<VariablesOf<typeof stepHazardMutation>, 'area' | 'entry'>)
  | ({ kind: 'correct' } & Omit<VariablesOf<typeof correctHazardMutation>, 'area' | 'entry'>)
  | ({ kind: 'remove' } & Omit<VariablesOf<typeof removeHazardMutation>, 'area' | 'entry'>)
  | ({ kind: 'undo' } & Omit<VariablesOf<typeof undoHazardChangeMutation>, 'area' | 'entry'>);

const mutations = {
  create: createHazardMutation,
  step: stepHazardMutation,
  correct: correctHazardMutation,
  remove: removeHazardMutation,
  undo: undoHazardChangeMutation,
} as const;

async function send(area: string, { kind, ...asked }: Change, entry: Entry, language: string): Promise<Edit> {
  // The variables of each kind stand with it in Change; the table cannot say so.
  const mutation = mutations[kind] as typeof undoHazardChangeMutation;
  return (await ask(mutation, { area, entry, ...asked } as VariablesOf<typeof undoHazardChangeMutation>, language)).done;
}

/** The same once more, about the hazard as it is now. */
export function insisted(change: Change, answer: Pick<Edit, 'hazard'>): Change {
  if (change.kind === 'undo') return change;
  return change.kind === 'create' ? { ...change, another: true } : { ...change, version: answer.hazard?.version ?? '' };
}

const door = { send, insisted };

/** Sends changes of hazards. */
export const useHazardEntry = (area: string) => useEntry(area, door);
export type EntryState = ReturnType<typeof useHazardEntry>;
