import type { VariablesOf } from '../../server/graphql';
import type { Recorded, recordInspectionMutation } from './record';
import type { Checklist, OpenHazard } from './today';

type Asked = VariablesOf<typeof recordInspectionMutation>;
export type VisitKind = NonNullable<Asked['facts']['kind']>;
export type Verdict = 'YES' | 'NO' | 'NOT_APPLICABLE';
export type Grade = 'ORDINARY' | 'MAJOR' | 'REGIONAL' | 'UNKNOWN';

/** A hazard that the visit found. */
export interface Found {
  id: string;
  /** Item of the checklist whose NO it stands for; null: found besides. */
  item: string | null;
  kind: string;
  grade: Grade;
  /** Put right at once. */
  onSpot: boolean;
  /** By when it shall be put right, YYYY-MM-DD; empty: no day said. */
  dueOn: string;
  description: string;
  people: string;
  /** The item was answered otherwise afterwards: kept, for a slip of the thumb shall cost nothing, and not sent. */
  off?: boolean;
  /** The person has seen that one like it is open: it is that one (its id), or another. */
  sameAs?: string;
  another?: boolean;
}

/** What became of an open hazard. */
export interface ReCheck {
  hazard: OpenHazard;
  outcome: '' | 'PASSED' | 'FAILED';
  /** After FAILED: the new day. */
  dueOn: string;
  note: string;
}

export interface PhotoNote {
  key: string;
  /** `visit`, id of a found hazard, or id of a re-checked one. */
  of: string;
  takenAt: string;
  longitude: number | null;
  latitude: number | null;
  /** Metres. */
  accuracy: number | null;
  sent?: boolean;
  failure?: string;
}

/** Points of a stroke in a box of 0 to 1000. */
export type Stroke = readonly (readonly [x: number, y: number])[];

/** One visit on this device, from the first touch until the server has all of it. Its key makes that it is written once. */
export interface Visit {
  key: string;
  area: string;
  language: string;
  /** draft: somebody writes it; waiting: to be sent; written: the server has it, photos too. */
  state: 'draft' | 'waiting' | 'written';
  /** Id of the stop of the day's list. */
  stop: string;
  /** YYYY-MM-DD by the area's clocks. */
  day: string;
  premises: string | null;
  name: string;
  address: string | null;
  zone: string | null;
  round: string | null;
  who: string;
  kind: VisitKind;
  /** YYYY-MM-DDThh:mm by the area's clocks. */
  visitedAt: string;
  inspectors: string;
  agencies: string;
  /** Nobody let them in. */
  notEntered: boolean;
  checklist: string | null;
  answers: Readonly<Record<string, { answer: Verdict; note: string }>>;
  found: readonly Found[];
  reChecks: readonly ReCheck[];
  note: string;
  signedBy: string;
  strokes: readonly Stroke[];
  photos: readonly PhotoNote[];
  /** Where the person stood; degrees, accuracy in metres. */
  at: { longitude: number; latitude: number; accuracy: number | null } | null;
  /** The server's word, where a person must decide. */
  answer?: Pick<Recorded, 'outcome' | 'problems' | 'conflicts'> & { similar: Similar[] };
  /** Refused as a whole, in the server's words. */
  failure?: string;
  sent?: Sent;
  /** When it was finished: what the server is told of the hour, however late it gets there. */
  madeAt?: string;
  /** Of the checklist as it was answered. */
  checklistVersion?: number;
}

export type Similar = Recorded['similar'][number];

/** What the server made of it: ids by which photos are sent and the notice is opened. */
export interface Sent {
  inspection: { id: string; featureId: number };
  /** Id of the hazard by the id of what was found here, or by its own where it was re-checked. */
  hazards: Readonly<Record<string, { id: string; featureId: number | null }>>;
}

const words = (text: string) =>
  text
    .split(/[、，,;；\s]+/)
    .map((each) => each.trim())
    .filter((each) => each !== '');

/** Answers an item. A NO opens a hazard of the kind that the item stands for; what was written of it outlives a slip of the thumb. */
export function answered(visit: Visit, item: Checklist['items'][number], answer: Verdict, newId: string): Visit {
  const note = visit.answers[item.code]?.note ?? '';
  const answers = { ...visit.answers, [item.code]: { answer, note } };
  const there = visit.found.some((each) => each.item === item.code);
  const found =
    answer === 'NO' && !there
      ? [...visit.found, newFound(newId, item.code, item.hazardKind)]
      : visit.found.map((each) => (each.item === item.code ? { ...each, off: answer !== 'NO' } : each));
  return { ...visit, answers, found };
}

export function newFound(id: string, item: string | null, kind: string): Found {
  return { id, item, kind, grade: 'ORDINARY', onSpot: false, dueOn: '', description: '', people: '' };
}

export const counted = (visit: Visit) => visit.found.filter((each) => !each.off);

/** How many items of the checklist have an answer. */
export function progressOf(visit: Visit, checklist: Checklist | undefined): { done: number; of: number } {
  const items = checklist?.items ?? [];
  return { done: items.filter((each) => visit.answers[each.code]).length, of: items.length };
}

/** What became of open hazards, in the order in which the server's paths count them. Nobody re-checks what nobody could get in to. */
export const stepsOf = (visit: Visit) => (visit.notEntered ? [] : visit.reChecks.filter((each) => each.outcome !== ''));

/** The open hazard that a path of the server's answer names, such as steps[0].STATE. */
export function steppedAt(visit: Visit, field: string): ReCheck | undefined {
  const [, index] = /^steps\[(\d+)\]/i.exec(field) ?? [];
  return index === undefined ? undefined : stepsOf(visit)[Number(index)];
}

/** What must be mended before it can be sent: the place in the form, and the text's key. */
export function problemsOf(visit: Visit): { at: string; text: string }[] {
  const wrong: { at: string; text: string }[] = [];
  if (visit.who.trim() === '') wrong.push({ at: 'who', text: 'noName' });
  if (visit.notEntered) return wrong;
  for (const each of counted(visit)) {
    if (each.kind === '') wrong.push({ at: each.id, text: 'noKind' });
    if (each.people.trim() !== '' && !/^\d+$/.test(each.people.trim())) wrong.push({ at: each.id, text: 'noNumber' });
    if (!each.onSpot && each.dueOn !== '' && each.dueOn < visit.day) wrong.push({ at: each.id, text: 'pastDay' });
  }
  for (const { hazard, outcome, dueOn } of stepsOf(visit))
    if (outcome === 'FAILED' && (dueOn === '' || dueOn < visit.day)) wrong.push({ at: hazard.id, text: 'noNewDay' });
  return wrong;
}

/** The day's list has come anew while the form is open: what is known of the premises and their hazards is fresh, what was entered stays. */
export function refreshed(visit: Visit, hazards: readonly OpenHazard[]): Visit {
  const fresh = new Map(hazards.map((each) => [each.id, each]));
  const kept = visit.reChecks.flatMap((each) => {
    const now = fresh.get(each.hazard.id);
    // One that has left the list is kept if something was entered about it: the server will say what became of it.
    return now ? [{ ...each, hazard: now }] : each.outcome !== '' || each.note !== '' ? [each] : [];
  });
  const known = new Set(kept.map((each) => each.hazard.id));
  const more = hazards.filter((each) => !known.has(each.id)).map((hazard): ReCheck => ({ hazard, outcome: '', dueOn: '', note: '' }));
  return { ...visit, reChecks: [...kept, ...more] };
}

/** Strokes as SVG path data in a box of 0 to 1000: M, L and numbers. */
export function pathOf(strokes: readonly Stroke[]): string {
  const at = ([x, y]: readonly [number, number]) => `${Math.round(x)} ${Math.round(y)}`;
  return strokes
    .filter((stroke) => stroke.length > 0)
    .map((stroke) => {
      const [first, ...rest] = stroke as [readonly [number, number], ...(readonly [number, number])[]];
      // A touch without a move is a dot.
      return `M${at(first)} ${(rest.length > 0 ? rest : [first]).map((each) => `L${at(each)}`).join(' ')}`;
    })
    .join(' ');
}

/** The visit as the server takes it: whole or not at all. */
export function inputOf(visit: Visit, madeAt: string): Asked {
  const orNull = (text: string) => text.trim() || null;
  const found = counted(visit);
  const steps = stepsOf(visit);
  const path = pathOf(visit.strokes);
  const anything = found.length > 0 || steps.some((each) => each.outcome === 'FAILED');
  return {
    area: visit.area,
    facts: {
      premises: visit.premises,
      premisesName: visit.premises ? null : orNull(visit.name),
      address: visit.premises ? null : visit.address,
      zone: visit.zone,
      round: visit.round,
      visitedAt: visit.visitedAt,
      kind: visit.kind,
      inspectors: words(visit.inspectors),
      agencies: words(visit.agencies),
      checklist: visit.notEntered ? null : visit.checklist,
      checklistVersion: visit.notEntered || !visit.checklist ? null : (visit.checklistVersion ?? null),
      result: visit.notEntered ? 'NOT_ENTERED' : anything ? 'HAZARDS' : 'PASS',
      note: orNull(visit.note),
    },
    entry: {
      who: visit.who,
      key: visit.key,
      madeAt,
      evidence: visit.at ? 'GPS' : 'MAP',
      accuracyMetres: visit.at?.accuracy ?? null,
    },
    place: visit.at ? { longitude: visit.at.longitude, latitude: visit.at.latitude } : null,
    answers: visit.notEntered
      ? []
      : Object.entries(visit.answers).map(([item, { answer, note }]) => ({ item, answer, note: orNull(note) })),
    hazards: visit.notEntered
      ? []
      : found.map((each) => ({
          item: each.item,
          kind: each.kind,
          grade: each.grade,
          onSpot: each.onSpot,
          dueOn: each.onSpot ? null : orNull(each.dueOn),
          people: each.people.trim() === '' ? null : Number(each.people),
          description: orNull(each.description),
          another: each.another ?? false,
          sameAs: each.sameAs ?? null,
        })),
    steps: steps.map(({ hazard, outcome, dueOn, note }) => ({
      hazard: hazard.id,
      version: hazard.version,
      step: { kind: outcome as 'PASSED' | 'FAILED', on: visit.day, dueOn: outcome === 'FAILED' ? orNull(dueOn) : null, note: orNull(note) },
    })),
    signature: path === '' ? null : { signedBy: orNull(visit.signedBy), path },
  };
}

/** Which hazard of the record each photo belongs to. What is the same as an open one was not opened again, and so is not among those that came. */
export function sentOf(visit: Visit, recorded: Pick<Recorded, 'inspection' | 'hazards'>): Sent | null {
  if (!recorded.inspection) return null;
  const hazards: Record<string, { id: string; featureId: number | null }> = {};
  let next = 0;
  for (const each of visit.notEntered ? [] : counted(visit)) {
    const opened = each.sameAs ? { id: each.sameAs, featureId: null } : recorded.hazards[next++];
    if (opened) hazards[each.id] = { id: opened.id, featureId: opened.featureId };
  }
  for (const { hazard } of visit.reChecks) hazards[hazard.id] = { id: hazard.id, featureId: hazard.featureId };
  return { inspection: { id: recorded.inspection.id, featureId: recorded.inspection.featureId }, hazards };
}

/** Row that a photo is sent to. */
export function rowOf(photo: PhotoNote, sent: Sent): { layer: 'hazards' | 'inspections'; row: string } {
  const hazard = sent.hazards[photo.of];
  return hazard ? { layer: 'hazards', row: hazard.id } : { layer: 'inspections', row: sent.inspection.id };
}

/** The person has seen what others did meanwhile and leaves it at that: the visit goes without the steps in conflict, and nothing else of it is lost. */
export function yielded(visit: Visit): Visit {
  const named = (visit.answer?.conflicts ?? []).flatMap(({ field }) => steppedAt(visit, field)?.hazard.id ?? []);
  // An answer that names no step can be about any of them.
  const hazards = named.length > 0 ? named : stepsOf(visit).map((each) => each.hazard.id);
  const { answer: _, ...rest } = visit;
  const note = (each: ReCheck) => (each.note.trim() === '' ? [] : [`${each.hazard.kindName}: ${each.note.trim()}`]);
  const gone = visit.reChecks.filter((each) => hazards.includes(each.hazard.id));
  return {
    ...rest,
    reChecks: visit.reChecks.map((each) => (hazards.includes(each.hazard.id) ? { ...each, outcome: '', dueOn: '', note: '' } : each)),
    // What was written about them stands in the visit's own note.
    note: [visit.note, ...gone.flatMap(note)].filter((each) => each !== '').join('\n'),
  };
}

/** The person wants it all the same, now that these are the versions that the hazards have. */
export function insistedOn(visit: Visit, hazards: readonly OpenHazard[]): Visit {
  const { answer: _, ...rest } = visit;
  const now = new Map(hazards.map((each) => [each.id, each]));
  return { ...rest, reChecks: visit.reChecks.map((each) => ({ ...each, hazard: now.get(each.hazard.id) ?? each.hazard })) };
}
