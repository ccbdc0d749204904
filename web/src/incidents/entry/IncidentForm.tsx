import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import { fieldOf } from '../../entry/draft';
import { Line, type LineProps } from '../../entry/Line';
import { askSurroundings } from '../../entry/surroundings';
import { useAnswer } from '../../server/useAnswer';
import { askBreakdown } from '../heatmap/breakdown';
import { changesOf, counts, type Draft, type FactName, times } from './draft';
import type { EntryState } from './entry';

const grades = ['UNKNOWN', 'ORDINARY', 'LARGER', 'MAJOR', 'EXCEPTIONAL'];

interface Props {
  area: Area;
  before: Draft;
  isNew?: boolean;
  /** Where it burned, in degrees; null: not known. */
  at: { lng: number; lat: number } | null;
  currency: string | null;
  entry: EntryState;
  onSave: (changes: ReturnType<typeof changesOf>, why: string | null) => void;
  onLeave: () => void;
}

/** The facts of a fire, each in its own field; what is left empty is unknown, and what is wrong is said under its field. */
export function IncidentForm({ area, before, isNew, at, currency, entry, onSave, onLeave }: Props) {
  const { t, i18n } = useTranslation();
  const [draft, setDraft] = useState(before);
  const [why, setWhy] = useState('');
  const [wrong, setWrong] = useState<FactName[]>([]);
  const words = useAnswer(`${area.code}/words`, (signal) => askBreakdown(area.code, {}, i18n.language, signal)).value;
  const around = useAnswer(at ? `${area.code}/${at.lng.toFixed(5)}/${at.lat.toFixed(5)}` : null, (signal) =>
    askSurroundings(area.code, at?.lng ?? 0, at?.lat ?? 0, i18n.language, signal),
  ).value;
  const said = (field: string) => entry.edit?.problems.find((each) => each.field === field)?.message;
  const row = (name: FactName, label: string, more: Partial<LineProps> = {}) => (
    <Line
      name={name}
      label={label}
      value={draft[name]}
      onChange={(value) => setDraft((old) => ({ ...old, [name]: value }))}
      problem={wrong.includes(name) ? t('entry.notNumber') : said(fieldOf(name))}
      {...more}
    />
  );
  const known = (list: readonly { word: string | null }[] | undefined) =>
    (list ?? []).flatMap(({ word }) => (word ? [word] : [])).slice(0, 50);
  const options = (
    list: readonly { id: string; featureId: number; name: string | null; address: string | null }[] | undefined,
    chosen: string,
  ) => [
    ['', t('card.unknown')],
    ...(list ?? []).map((each) => [each.id, each.name ?? each.address ?? String(each.featureId)]),
    ...(chosen && !list?.some((each) => each.id === chosen) ? [[chosen, t('fire.linked')]] : []),
  ];
  const save = () => {
    const changes = changesOf(isNew ? null : before, draft);
    setWrong(changes.wrong);
    if (changes.wrong.length === 0) onSave(changes, why.trim() || null);
  };
  return (
    <form
      className="entry-form"
      data-testid="incident-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {row('startedDay', t('fire.startedDay'), { type: 'date', problem: said('STARTED_AT') })}
      {row('startedTime', t('fire.startedTime'), { type: 'time' })}
      {row('address', t('card.address'), { maxLength: 1000 })}
      {row('kind', t('card.kind'), { maxLength: 300, suggestions: known(words?.kinds) })}
      {row('place', t('card.place'), { maxLength: 1000, suggestions: known(words?.places) })}
      {row('cause', t('card.cause'), { maxLength: 1000, suggestions: known(words?.causes) })}
      {row('grade', t('fire.grade'), { options: grades.map((each) => [each, t(`fire.grades.${each}`)]) })}
      {row('lossAmount', t('card.loss'), { numeric: true, unit: currency === null || currency === 'CNY' ? t('fire.yuan') : currency })}
      {counts.map((name) => (
        <div key={name}>{row(name, t(`fire.counts.${name}`), { numeric: true })}</div>
      ))}
      <p className="note entry-hint">{t('fire.unknownHint')}</p>
      {times.map((name) => (
        <div key={name}>{row(name, t(`entry.fields.${fieldOf(name)}`), { type: 'datetime-local' })}</div>
      ))}
      {(around || draft.building) && row('building', t('card.building'), { options: options(around?.buildings, draft.building) })}
      {(around || draft.premises) && row('premises', t('fire.unit'), { options: options(around?.premises, draft.premises) })}
      {row('number', t('entry.number'), { maxLength: 100 })}
      {row('note', t('card.note'), { maxLength: 4000 })}
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
