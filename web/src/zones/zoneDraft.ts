import type { Field, ZoneFacts } from './entry';

/** A zone's facts as they stand in the form. */
export interface Draft {
  nameZh: string;
  nameEn: string;
  kind: string;
  checkUp: 'yes' | 'no' | string;
  note: string;
}

export const emptyDraft: Draft = { nameZh: '', nameEn: '', kind: '', checkUp: 'yes', note: '' };

interface Facts {
  nameZh: string | null;
  nameEn: string | null;
  kind: string;
  checkUp: boolean;
  note?: string | null;
}

export function draftOf({ nameZh, nameEn, kind, checkUp, note }: Facts): Draft {
  return { nameZh: nameZh ?? '', nameEn: nameEn ?? '', kind, checkUp: checkUp ? 'yes' : 'no', note: note ?? '' };
}

const fields = { nameZh: 'NAME_ZH', nameEn: 'NAME_EN', note: 'NOTE' } as const satisfies Partial<Record<keyof Draft, Field>>;

/** What differs, as the server takes it; of a new zone all that is said. What became empty is cleared. */
export function changesOf(before: Draft | null, after: Draft): { facts: ZoneFacts; clear: Field[] } {
  const old = before ?? emptyDraft;
  const facts: ZoneFacts = {};
  const clear: Field[] = [];
  for (const name of ['nameZh', 'nameEn', 'note'] as const) {
    const text = after[name].trim();
    if (text === old[name].trim()) continue;
    if (text === '') clear.push(fields[name]);
    else facts[name] = text;
  }
  if (after.kind !== old.kind && after.kind !== '') facts.kind = after.kind;
  if (before === null || after.checkUp !== old.checkUp) facts.checkUp = after.checkUp === 'yes';
  return { facts, clear };
}
