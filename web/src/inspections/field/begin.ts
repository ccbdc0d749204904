import { newKey } from '../../entry/useEntry';
import type { Stop } from './stops';
import type { Visit, VisitKind } from './visit';

/** The wall clock of a place, YYYY-MM-DDThh:mm. */
export function clockIn(timeZone: string, now = new Date()): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(now).replace(' ', 'T');
}

/** Night is from 20:00 to 06:00. */
export function kindOf(clock: string, stop: Pick<Stop, 'hazards' | 'round'> | null): VisitKind {
  const hour = Number(clock.slice(11, 13));
  if (hour >= 20 || hour < 6) return 'NIGHT';
  if (stop && stop.hazards.length > 0) return 'RECHECK';
  return stop?.round ? 'SPECIAL' : 'DAILY';
}

const checklistOfKind: Record<string, string> = {
  restaurant: 'restaurant',
  shop: 'street_shops',
  street_shop: 'street_shops',
  cold_store: 'cold_store',
  high_rise: 'high_rise',
  self_built: 'self_built',
};

interface Known {
  area: string;
  timeZone: string;
  language: string;
  who: string;
  checklists: readonly { code: string }[];
}

/** A visit as it is when somebody steps in at the door; null: at a place that is not on the list. */
export function begin(stop: Stop | null, { area, timeZone, language, who, checklists }: Known, now = new Date()): Visit {
  const clock = clockIn(timeZone, now);
  const has = (code: string | null | undefined) => (checklists.some((each) => each.code === code) ? (code ?? null) : null);
  const onlyReCheck = stop !== null && stop.hazards.length > 0 && stop.round === null;
  const usual = has(stop?.checklist) ?? has(checklistOfKind[stop?.premises?.kind ?? '']) ?? has('general') ?? checklists[0]?.code ?? null;
  const key = newKey();
  return {
    key,
    area,
    language,
    state: 'draft',
    stop: stop?.id ?? `new-${key.slice(0, 12)}`,
    day: clock.slice(0, 10),
    premises: stop?.premises?.id ?? null,
    name: stop?.name ?? '',
    address: stop?.address ?? null,
    zone: stop?.zone?.id ?? null,
    round: stop?.round ?? null,
    who,
    kind: kindOf(clock, stop),
    visitedAt: clock,
    inspectors: who,
    agencies: '',
    notEntered: false,
    checklist: onlyReCheck ? null : usual,
    answers: {},
    found: [],
    reChecks: (stop?.hazards ?? []).map((hazard) => ({ hazard, outcome: '', dueOn: '', note: '' })),
    note: '',
    signedBy: '',
    strokes: [],
    photos: [],
    at: null,
  };
}
