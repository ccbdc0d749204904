import { changesOf as changesIn } from '../../entry/draft';
import type { VariablesOf } from '../../server/graphql';
import type { editHydrantMutation, Field } from './entry';

type Facts = VariablesOf<typeof editHydrantMutation>['facts'];

/** Facts as they stand in the form: texts, empty where nothing is known. */
export interface Draft {
  number: string;
  kind: string;
  state: string;
  flowLps: string;
  pressureMpa: string;
  mainMm: string;
  network: string;
  owner: string;
  address: string;
  note: string;
  installedOn: string;
  removedOn: string;
}

export type FactName = keyof Draft;

export const numbers: readonly FactName[] = ['flowLps', 'pressureMpa', 'mainMm'];

export const emptyDraft: Draft = {
  number: '',
  kind: 'UNKNOWN',
  state: 'UNKNOWN',
  flowLps: '',
  pressureMpa: '',
  mainMm: '',
  network: 'UNKNOWN',
  owner: '',
  address: '',
  note: '',
  installedOn: '',
  removedOn: '',
};

/** What differs, as the server takes it; `wrong` are figures that are none. */
export function changesOf(before: Draft, after: Draft): { facts: Facts; clear: Field[]; wrong: FactName[] } {
  return changesIn(before, after, numbers) as unknown as { facts: Facts; clear: Field[]; wrong: FactName[] };
}
