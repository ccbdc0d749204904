import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Line } from '../../entry/Line';
import { useAnswer } from '../../server/useAnswer';
import { askChecklists, type RoundFacts } from './round';

export interface RoundDraft {
  plannedOn: string;
  dueOn: string;
  lead: string;
  /** Offices, 、 or a comma between them. */
  agencies: string;
  checklist: string;
  note: string;
}

type Field = 'DUE_ON' | 'LEAD' | 'AGENCIES' | 'CHECKLIST' | 'NOTE';

const cleared: Partial<Record<keyof RoundDraft, Field>> = {
  dueOn: 'DUE_ON',
  lead: 'LEAD',
  agencies: 'AGENCIES',
  checklist: 'CHECKLIST',
  note: 'NOTE',
};

/** What differs from before, as the server takes it. */
export function roundChanges(before: RoundDraft | null, after: RoundDraft): { facts: RoundFacts; clear: Field[] } {
  const facts: RoundFacts = {};
  const clear: Field[] = [];
  for (const name of Object.keys(after) as (keyof RoundDraft)[]) {
    const text = after[name].trim();
    if (text === (before?.[name] ?? '').trim()) continue;
    const field = cleared[name];
    if (text === '' && field) clear.push(field);
    else if (name === 'agencies') facts.agencies = officesOf(text);
    else facts[name] = text;
  }
  return { facts, clear };
}

export function officesOf(text: string): string[] {
  return text
    .split(/[、,，;；\n]+/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

interface Props {
  before: RoundDraft | null;
  draft: RoundDraft;
  busy: boolean;
  problems: readonly { field: string | null; message: string }[];
  onSave: (changes: ReturnType<typeof roundChanges>) => void;
  onLeave: () => void;
}

/** Who examines a zone, from when to when, by which checklist. */
export function RoundForm({ before, draft: first, busy, problems, onSave, onLeave }: Props) {
  const { t, i18n } = useTranslation();
  const [draft, setDraft] = useState(first);
  const checklists = useAnswer(`checklists/${i18n.language}`, (signal) => askChecklists(i18n.language, signal)).value ?? [];
  const line = (name: keyof RoundDraft, field: string, more: { type?: string; maxLength?: number; options?: string[][] } = {}) => (
    <Line
      name={name}
      label={t(`zone.round.${name}`)}
      value={draft[name]}
      onChange={(value) => setDraft((old) => ({ ...old, [name]: value }))}
      problem={problems.find((each) => each.field === field)?.message}
      {...more}
    />
  );
  const known = checklists.some((each) => each.code === draft.checklist) || draft.checklist === '';
  return (
    <form
      className="entry-form"
      data-testid="round-form"
      onSubmit={(event) => {
        event.preventDefault();
        onSave(roundChanges(before, draft));
      }}
    >
      {line('plannedOn', 'PLANNED_ON', { type: 'date' })}
      {line('dueOn', 'DUE_ON', { type: 'date' })}
      {line('lead', 'LEAD', { maxLength: 100 })}
      {line('agencies', 'AGENCIES', { maxLength: 500 })}
      {line('checklist', 'CHECKLIST', {
        options: [
          ['', t('zone.noChecklist')],
          ...(known ? [] : [[draft.checklist, draft.checklist]]),
          ...checklists.map(({ code, name }) => [code, name]),
        ],
      })}
      {line('note', 'NOTE', { maxLength: 1000 })}
      <div className="entry-do">
        <button type="submit" className="primary" disabled={busy || draft.plannedOn === ''} data-testid="entry-save">
          {t(before ? 'entry.save' : 'zone.plan')}
        </button>
        <button type="button" className="quiet" onClick={onLeave}>
          {t('entry.leave')}
        </button>
      </div>
    </form>
  );
}
