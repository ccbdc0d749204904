import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import { changesOf, fieldOf } from '../../entry/draft';
import { Line } from '../../entry/Line';
import { askSurroundings } from '../../entry/surroundings';
import { useAnswer } from '../../server/useAnswer';
import type { Change, EntryState, Field } from './entry';
import { askHazardWords, type Hazard } from './hazard';

export type Draft = Record<
  | 'premises'
  | 'premisesName'
  | 'kind'
  | 'grade'
  | 'foundBy'
  | 'foundOn'
  | 'dueOn'
  | 'officer'
  | 'people'
  | 'number'
  | 'address'
  | 'description'
  | 'note',
  string
>;
type Corrected = Pick<Extract<Change, { kind: 'correct' }>, 'facts' | 'clear'>;
type Facts = Corrected['facts'];

const found = ['INSPECTION', 'NIGHT_CHECK', 'REPORT', 'GRID', 'SELF_CHECK', 'UNKNOWN'] as const;
/** Who tells of a hazard that no visit has found. */
const told = ['REPORT', 'GRID', 'SELF_CHECK', 'UNKNOWN'] as const;
const grades = ['ORDINARY', 'MAJOR', 'REGIONAL', 'UNKNOWN'] as const;
/** A major one is graded by a step, which needs its papers. */
const unsettled = ['ORDINARY', 'UNKNOWN'] as const;
const words = ['officer', 'people', 'number', 'address', 'description', 'note'] as const;

/** Nothing is known but that somebody has reported it today. */
export const emptyDraft = (today: string): Draft => ({
  premises: '',
  premisesName: '',
  kind: '',
  grade: 'ORDINARY',
  foundBy: 'REPORT',
  foundOn: today,
  dueOn: '',
  officer: '',
  people: '',
  number: '',
  address: '',
  description: '',
  note: '',
});

const nothing = (draft: Draft) => Object.fromEntries(Object.keys(draft).map((each) => [each, ''])) as Draft;

export function draftOf(hazard: Hazard): Draft {
  const { kind, grade, foundBy, foundOn, dueOn, officer, people, number, address, description, note } = hazard;
  return {
    premises: hazard.premises?.id ?? '',
    premisesName: hazard.premisesName ?? '',
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
  /** As the person saw it; of a new one what is usual. */
  before: Draft;
  isNew?: boolean;
  /** Where it is, in degrees, so that premises near it can be named; null: not known. */
  at: { lng: number; lat: number } | null;
  /** What the premises on record are called. */
  nameOnRecord?: string | null;
  entry: EntryState;
  onSave: (changed: Corrected, why: string | null) => void;
  onLeave: () => void;
}

/** The facts of a hazard: of one on record only what differs is sent, with the version that was seen. */
export function HazardForm({ area, before: first, isNew = false, at, nameOnRecord, entry, onSave, onLeave }: Props) {
  const { t, i18n } = useTranslation();
  const [before] = useState(first);
  const [draft, setDraft] = useState(before);
  const [why, setWhy] = useState('');
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const known = useAnswer(`${area.code}/${i18n.language}`, (signal) => askHazardWords(area.code, i18n.language, signal));
  const around = useAnswer(at ? `${area.code}/${at.lng.toFixed(5)}/${at.lat.toFixed(5)}` : null, (signal) =>
    askSurroundings(area.code, at?.lng ?? 0, at?.lat ?? 0, i18n.language, signal),
  ).value?.premises;
  const set = (name: keyof Draft) => (value: string) => setDraft((old) => ({ ...old, [name]: value }));
  const save = () => {
    const { facts, clear, wrong: none } = changesOf(isNew ? nothing(before) : before, draft, ['people']);
    // A name stands in a column of its own where the premises are not on record, and goes with them where they are.
    const { premisesName: _, ...rest } = facts;
    const unlinked = draft.premises === '' && draft.premisesName.trim() !== '' && { premisesName: draft.premisesName.trim() };
    setWrong(none);
    if (none.length > 0) return;
    onSave(
      {
        facts: {
          ...rest,
          ...(draft.premisesName !== before.premisesName || draft.premises !== before.premises ? unlinked : null),
        } as Facts,
        clear: clear.filter((each) => each !== 'PREMISES_NAME') as Field[],
      },
      why.trim() || null,
    );
  };
  const problem = (name: string) =>
    wrong.includes(name)
      ? t('entry.notNumber')
      : entry.edit?.problems.find((each) => each.field === (name === 'premisesName' ? 'PREMISES_SRC' : fieldOf(name)))?.message;
  const label = (field: string) => t(`entry.fields.${field}`);
  const kinds = known.value?.kinds.map((each) => [each.code, each.name]) ?? (draft.kind ? [[draft.kind, draft.kind]] : []);
  const there = (around ?? []).map((each) => [each.id, each.name ?? each.address ?? String(each.featureId)]);
  const premises = [
    ['', t('card.unknown')],
    ...(draft.premises && !around?.some((each) => each.id === draft.premises) ? [[draft.premises, nameOnRecord ?? t('fire.linked')]] : []),
    ...there,
  ];
  return (
    <form
      className="entry-form"
      data-testid="hazard-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {premises.length > 1 && (
        <Line
          name="premises"
          label={label('PREMISES')}
          value={draft.premises}
          options={premises}
          onChange={set('premises')}
          problem={problem('premises')}
        />
      )}
      {draft.premises === '' && (
        <Line
          name="premisesName"
          label={t('inspect.form.name')}
          value={draft.premisesName}
          onChange={set('premisesName')}
          maxLength={200}
          problem={problem('premisesName')}
        />
      )}
      <Line
        name="kind"
        label={label('KIND')}
        value={draft.kind}
        options={isNew ? [['', t('inspect.form.chooseKind')], ...kinds] : kinds}
        onChange={set('kind')}
        problem={problem('kind')}
      />
      <Line
        name="grade"
        label={label('GRADE')}
        value={draft.grade}
        options={(isNew ? unsettled : grades).map((each) => [each, t(`inspect.grades.${each}`)])}
        onChange={set('grade')}
        problem={problem('grade')}
      />
      <Line
        name="foundBy"
        label={label('FOUND_BY')}
        value={draft.foundBy}
        options={(isNew ? told : found).map((each) => [each, t(`inspect.foundBy.${each}`)])}
        onChange={set('foundBy')}
      />
      <Line
        name="foundOn"
        label={label('FOUND_ON')}
        type="date"
        value={draft.foundOn}
        onChange={set('foundOn')}
        problem={problem('foundOn')}
      />
      <Line name="dueOn" label={label('DUE_ON')} type="date" value={draft.dueOn} onChange={set('dueOn')} problem={problem('dueOn')} />
      {words.map((name) => (
        <Line
          key={name}
          name={name}
          label={label(name.toUpperCase())}
          numeric={name === 'people'}
          value={draft[name]}
          onChange={set(name)}
          maxLength={name === 'description' || name === 'note' ? 2000 : 200}
          problem={problem(name)}
        />
      ))}
      {!isNew && <Line name="why" label={t('entry.why')} value={why} onChange={setWhy} maxLength={1000} />}
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
