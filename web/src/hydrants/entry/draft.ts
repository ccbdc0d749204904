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

/** Name of a fact as the server has it: flowLps is FLOW_LPS. */
export function fieldOf(name: FactName): Field {
  return name.replace(/[A-Z]/g, (big) => `_${big}`).toUpperCase() as Field;
}

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
  const facts: Record<string, string | number> = {};
  const clear: Field[] = [];
  const wrong: FactName[] = [];
  for (const name of Object.keys(before) as FactName[]) {
    const text = after[name].trim();
    if (text === before[name].trim()) continue;
    if (text === '') clear.push(fieldOf(name));
    else if (!numbers.includes(name)) facts[name] = text;
    else if (figure(text) === null) wrong.push(name);
    else facts[name] = figure(text) as number;
  }
  return { facts: facts as Facts, clear, wrong };
}

/** A figure as people type it, with a comma or a point; null: it is none. */
export function figure(text: string): number | null {
  const plain = text.trim().replace(',', '.');
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : null;
}
