import { changesOf as changesIn } from '../../entry/draft';
import type { Incident } from '../incident';
import type { Facts, Field } from './entry';

/** Facts as they stand in the form: texts, empty where nothing is known. Times are by the area's clocks. */
export interface Draft {
  number: string;
  startedDay: string;
  startedTime: string;
  alarmedAt: string;
  dispatchedAt: string;
  arrivedAt: string;
  controlledAt: string;
  extinguishedAt: string;
  kind: string;
  grade: string;
  cause: string;
  place: string;
  address: string;
  lossAmount: string;
  deaths7D: string;
  deaths30D: string;
  injuries: string;
  householdsAffected: string;
  vehicles: string;
  personnel: string;
  building: string;
  premises: string;
  note: string;
}

export type FactName = keyof Draft;

export const times = ['alarmedAt', 'dispatchedAt', 'arrivedAt', 'controlledAt', 'extinguishedAt'] as const;
export const counts = ['deaths7D', 'deaths30D', 'injuries', 'householdsAffected', 'vehicles', 'personnel'] as const;
const numbers: readonly FactName[] = ['lossAmount', ...counts];

export const emptyDraft = (today: string): Draft => ({
  ...nothing,
  startedDay: today,
});

const nothing: Draft = {
  number: '',
  startedDay: '',
  startedTime: '',
  alarmedAt: '',
  dispatchedAt: '',
  arrivedAt: '',
  controlledAt: '',
  extinguishedAt: '',
  kind: '',
  grade: 'UNKNOWN',
  cause: '',
  place: '',
  address: '',
  lossAmount: '',
  deaths7D: '',
  deaths30D: '',
  injuries: '',
  householdsAffected: '',
  vehicles: '',
  personnel: '',
  building: '',
  premises: '',
  note: '',
};

/** A fire as the form shows it. */
export function draftOf(fire: Incident): Draft {
  const text = (value: number | string | null) => (value === null ? '' : String(value));
  const clock = (at: string | null) => (at ?? '').slice(0, 16);
  return {
    number: text(fire.number),
    startedDay: fire.startedAt.slice(0, 10),
    startedTime: fire.timePrecision === 'DAY' ? '' : fire.startedAt.slice(11, 16),
    alarmedAt: clock(fire.alarmedAt),
    dispatchedAt: clock(fire.dispatchedAt),
    arrivedAt: clock(fire.arrivedAt),
    controlledAt: clock(fire.controlledAt),
    extinguishedAt: clock(fire.extinguishedAt),
    kind: text(fire.kind),
    grade: fire.grade,
    cause: text(fire.cause),
    place: text(fire.place),
    address: text(fire.address),
    lossAmount: text(fire.lossAmount),
    deaths7D: text(fire.deaths7D),
    deaths30D: text(fire.deaths30D),
    injuries: text(fire.injuries),
    householdsAffected: text(fire.householdsAffected),
    vehicles: text(fire.vehicles),
    personnel: text(fire.personnel),
    building: fire.building?.id ?? '',
    premises: fire.premises?.id ?? '',
    note: text(fire.note),
  };
}

/** What differs, as the server takes it; of a new fire what is known. `wrong` are figures that are none. */
export function changesOf(before: Draft | null, after: Draft): { facts: Facts; clear: Field[]; wrong: FactName[] } {
  const { startedDay: day, startedTime: time, ...rest } = after;
  const { startedDay, startedTime, ...old } = before ?? nothing;
  const { facts, clear, wrong } = changesIn(old, rest, numbers as (keyof typeof rest)[]);
  const moved = before === null || day !== startedDay || time !== startedTime;
  return {
    facts: { ...facts, ...(moved && day && { startedAt: time ? `${day}T${time}` : day }) } as Facts,
    clear: clear as Field[],
    wrong,
  };
}
