import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { figure } from '../../entry/draft';
import type { Problem } from '../../entry/entry';
import { Line } from '../../entry/Line';
import { todayIn } from '../../time/days';
import type { StepInput } from './entry';
import type { NextStep } from './hazard';

interface Props {
  step: NextStep;
  timeZone: string;
  problems: readonly Problem[];
  busy: boolean;
  onSave: (step: StepInput) => void;
  onLeave: () => void;
}

/** A step with the fields that it needs and may have, and no others. */
export function StepForm({ step, timeZone, problems, busy, onSave, onLeave }: Props) {
  const { t } = useTranslation();
  const names = [...new Set(['on', ...step.needs, ...step.takes])].map(plain);
  const [words, setWords] = useState<Record<string, string>>({ on: todayIn(timeZone), dueOn: step.proposedDueOn ?? '', grade: 'MAJOR' });
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const set = (name: string) => (value: string) => setWords((old) => ({ ...old, [name]: value }));
  const save = () => {
    const missing = step.needs.map(plain).filter((each) => !words[each]?.trim());
    const amount = words.amount?.trim() ? figure(words.amount) : null;
    const said: Record<string, string> = Object.fromEntries(missing.map((each) => [each, t('inspect.card.needed')]));
    if (words.amount?.trim() && amount === null) said.amount = t('entry.notNumber');
    setWrong(said);
    if (Object.keys(said).length > 0) return;
    const text = (name: string) => (names.includes(name) ? words[name]?.trim() || null : null);
    onSave({
      kind: step.kind,
      on: text('on'),
      document: text('document'),
      dueOn: text('dueOn'),
      note: words.note?.trim() || null,
      grade: names.includes('grade') ? (words.grade as StepInput['grade']) : null,
      opinionOn: text('opinionOn'),
      amount,
      office: text('office'),
    });
  };
  return (
    <form
      className="entry-form"
      data-testid="step-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {[...names.filter((each) => each !== 'note'), 'note'].map((name) => (
        <Line
          key={name}
          name={name}
          label={t(`inspect.card.fields.${name}`)}
          value={words[name] ?? ''}
          onChange={set(name)}
          maxLength={name === 'note' ? 2000 : 200}
          type={name === 'on' || name.endsWith('On') ? 'date' : undefined}
          numeric={name === 'amount'}
          unit={name === 'amount' ? t('fire.yuan') : undefined}
          options={
            name === 'grade' ? (['ORDINARY', 'MAJOR', 'REGIONAL'] as const).map((each) => [each, t(`inspect.grades.${each}`)]) : undefined
          }
          problem={wrong[name] ?? problems.find((each) => each.field && plain(each.field) === name)?.message}
        />
      ))}
      {step.proposedDueOn && <p className="note">{t('inspect.card.proposed')}</p>}
      <div className="entry-do">
        <button type="submit" className="primary" disabled={busy} data-testid="entry-save">
          {step.kindName}
        </button>
        <button type="button" className="quiet" onClick={onLeave}>
          {t('entry.leave')}
        </button>
      </div>
    </form>
  );
}

/** Fields as the input has them, whether they are told as dueOn or as DUE_ON. */
function plain(name: string): string {
  return /^[A-Z_]+$/.test(name) ? name.toLowerCase().replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()) : name;
}
