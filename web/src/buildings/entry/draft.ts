import { changesOf } from '../../entry/draft';
import type { Premises } from '../premises';
import type { Field, Filing, PremisesFactsInput } from './entry';

export const flags = ['crowded', 'claddingPlate', 'hasManager', 'commitment'] as const;
export const numbers = ['occupants', 'floorAreaM2', 'storeys', 'heightM'] as const;
export const words = ['kind', 'supervision', 'cladding', 'owners', 'credit'] as const;
const texts = ['name', 'address', 'creditCode', 'openedOn', 'closedOn', 'facilitiesOn', 'creditUntil', 'note'] as const;

export type Draft = Record<(typeof flags)[number] | (typeof numbers)[number] | (typeof words)[number] | (typeof texts)[number], string>;

/** Unknown is the empty text, in words too. */
export function draftOf(premises: Premises): Draft {
  const draft = {} as Draft;
  for (const name of texts) draft[name] = premises[name] ?? '';
  for (const name of numbers) draft[name] = premises[name] === null ? '' : String(premises[name]);
  for (const name of flags) draft[name] = premises[name] === null ? '' : premises[name] ? 'yes' : 'no';
  for (const name of words) draft[name] = /^unknown$/i.test(premises[name]) ? '' : premises[name];
  return draft;
}

/** What differs, as the server takes it. */
export function premisesChanges(before: Draft, after: Draft) {
  const { facts, clear, wrong } = changesOf(before, after, numbers);
  const input: Record<string, unknown> = { ...facts };
  for (const name of flags) if (input[name] !== undefined) input[name] = input[name] === 'yes';
  return { facts: input as PremisesFactsInput, clear: clear as Field[], wrong };
}

export type FilingDraft = Record<Filing['kind'], { filedOn: string; dueOn: string }>;
export const filingKinds = ['MANAGERS', 'MAINTENANCE', 'SELF_ASSESSMENT'] as const;

export function filingsOf(premises: Premises): FilingDraft {
  const days = (kind: Filing['kind']) => premises.filings.find((each) => each.kind === kind);
  return Object.fromEntries(
    filingKinds.map((kind) => [kind, { filedOn: days(kind)?.filedOn ?? '', dueOn: days(kind)?.dueOn ?? '' }]),
  ) as FilingDraft;
}

/** What differs; `half` are filings of which one of two days was taken out: a filing is known or it is not. */
export function filingChanges(before: FilingDraft, after: FilingDraft): { filings: Filing[]; half: Filing['kind'][] } {
  const filings: Filing[] = [];
  const half: Filing['kind'][] = [];
  for (const kind of filingKinds) {
    const [was, now] = [before[kind], after[kind]];
    if (was.filedOn === now.filedOn && was.dueOn === now.dueOn) continue;
    if (now.filedOn === '' && now.dueOn === '') filings.push({ kind, clear: true });
    else if ((was.filedOn !== '' && now.filedOn === '') || (was.dueOn !== '' && now.dueOn === '')) half.push(kind);
    else filings.push({ kind, ...(now.filedOn && { filedOn: now.filedOn }), ...(now.dueOn && { dueOn: now.dueOn }) });
  }
  return { filings, half };
}
