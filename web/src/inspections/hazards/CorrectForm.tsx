import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import { changesOf } from '../../entry/draft';
import { Line } from '../../entry/Line';
import { useAnswer } from '../../server/useAnswer';
import type { Change, EntryState, Field } from './entry';
import { askHazardWords, type Hazard } from './hazard';

type Draft = Record<
  'kind' | 'grade' | 'foundBy' | 'foundOn' | 'dueOn' | 'officer' | 'people' | 'number' | 'address' | 'description' | 'note',
  string
>;
type Corrected = Pick<Extract<Change, { kind: 'correct' }>, 'facts' | 'clear'>;

const words = ['officer', 'people', 'number', 'address', 'description', 'note'] as const;

export function draftOf(hazard: Hazard): Draft {
  const { kind, grade, foundBy, foundOn, dueOn, officer, people, number, address, description, note } = hazard;
  return {
    kind,
    grade,
    foundBy,
    foundOn,
    dueOn: dueOn ?? '',
    officer: officer ?? '',
    people: people === null ? '' : String(people),
    number: number ?? '',
    address: address ?? '',
    description: description ?? '',
    note: note ?? '',
  };
}

interface Props {
  area: Area;
  /** As the person saw it. */
  hazard: Hazard;
  entry: EntryState;
  onSave: (changed: Corrected, why: string | null) => void;
  onLeave: () => void;
}

/** What is on record of a hazard, corrected: only what differs is sent, with the version that was seen. */
export function CorrectForm({ area, hazard, entry, onSave, onLeave }: Props) {
  const { t, i18n } = useTranslation();
  const [before] = useState(() => draftOf(hazard));
  const [draft, setDraft] = useState(before);
  const [why, setWhy] = useState('');
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const known = useAnswer(`${area.code}/${i18n.language}`, (signal) => askHazardWords(area.code, i18n.language, signal));
  const set = (name: keyof Draft) => (value: string) => setDraft((old) => ({ ...old, [name]: value }));
  const save = () => {
    const { facts, clear, wrong: none } = changesOf(before, draft, ['people']);
    setWrong(none);
    if (none.length === 0) onSave({ facts: facts as Corrected['facts'], clear: clear as Field[] }, why.trim() || null);
  };
  const problem = (name: string, field: string) =>
    wrong.includes(name) ? t('entry.notNumber') : entry.edit?.problems.find((each) => each.field === field)?.message;
  const label = (field: string) => t(`entry.fields.${field}`);
  return (
    <form
      className="entry-form"
      data-testid="correct-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Line
        name="kind"
        label={label('KIND')}
        value={draft.kind}
        options={(known.value?.kinds.map((each) => [each.code, each.name]) ?? [[draft.kind, hazard.kindName]]) as string[][]}
        onChange={set('kind')}
        problem={problem('kind', 'KIND')}
      />
      <Line
        name="grade"
        label={label('GRADE')}
        value={draft.grade}
        options={(['ORDINARY', 'MAJOR', 'REGIONAL', 'UNKNOWN'] as const).map((each) => [each, t(`inspect.grades.${each}`)])}
        onChange={set('grade')}
        problem={problem('grade', 'GRADE')}
      />
      <Line
        name="foundBy"
        label={label('FOUND_BY')}
        value={draft.foundBy}
        options={(['INSPECTION', 'NIGHT_CHECK', 'REPORT', 'GRID', 'SELF_CHECK', 'UNKNOWN'] as const).map((each) => [
          each,
          t(`inspect.foundBy.${each}`),
        ])}
        onChange={set('foundBy')}
      />
      <Line
        name="foundOn"
        label={label('FOUND_ON')}
        type="date"
        value={draft.foundOn}
        onChange={set('foundOn')}
        problem={problem('foundOn', 'FOUND_ON')}
      />
      <Line
        name="dueOn"
        label={label('DUE_ON')}
        type="date"
        value={draft.dueOn}
        onChange={set('dueOn')}
        problem={problem('dueOn', 'DUE_ON')}
      />
      {words.map((name) => (
        <Line
          key={name}
          name={name}
          label={label(name.toUpperCase())}
          numeric={name === 'people'}
          value={draft[name]}
          onChange={set(name)}
          maxLength={name === 'description' || name === 'note' ? 2000 : 200}
          problem={problem(name, name.toUpperCase())}
        />
      ))}
      <Line name="why" label={t('entry.why')} value={why} onChange={setWhy} maxLength={2000} />
      <div className="entry-do">
        <button type="submit" className="primary" disabled={entry.busy} data-testid="entry-save">
          {t('entry.save')}
        </button>
        <button type="button" className="quiet" onClick={onLeave}>
          {t('entry.leave')}
        </button>
      </div>
    </form>
  );
}
