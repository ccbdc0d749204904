import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldOf } from '../../entry/draft';
import { Line, type LineProps } from '../../entry/Line';
import { changesOf, type Draft, type FactName } from './draft';
import type { EntryState } from './entry';

const kinds = ['PILLAR', 'UNDERGROUND', 'WALL', 'STANDPIPE', 'CRANE', 'UNKNOWN'];
const networks = ['RING', 'BRANCH', 'UNKNOWN'];
export const states = [
  'IN_SERVICE',
  'LOW_PRESSURE',
  'NO_WATER',
  'DAMAGED',
  'OBSTRUCTED',
  'CANNOT_OPEN',
  'OUT_OF_SERVICE',
  'UNKNOWN',
] as const;

interface Props {
  before: Draft;
  entry: EntryState;
  /** A new hydrant has no day on which it was removed. */
  isNew?: boolean;
  onSave: (changes: ReturnType<typeof changesOf>) => void;
  onLeave: () => void;
}

/** The facts of a hydrant, each in its own field; what is wrong is said under the field that it is about. */
export function HydrantForm({ before, entry, isNew, onSave, onLeave }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(before);
  const [wrong, setWrong] = useState<FactName[]>([]);
  const set = (name: FactName) => (value: string) => setDraft((old) => ({ ...old, [name]: value }));
  const problem = (name: FactName) =>
    wrong.includes(name) ? t('entry.notNumber') : entry.edit?.problems.find((each) => each.field === fieldOf(name))?.message;
  const row = (name: FactName, label: string, more: Partial<LineProps> = {}) => (
    <Line name={name} label={label} value={draft[name]} onChange={set(name)} problem={problem(name)} {...more} />
  );
  const save = () => {
    const changes = changesOf(before, draft);
    setWrong(changes.wrong);
    if (changes.wrong.length === 0) onSave(changes);
  };
  return (
    <form
      className="entry-form"
      data-testid="hydrant-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {row('number', t('entry.number'), { maxLength: 100 })}
      {row('state', t('card.state'), { options: states.map((each) => [each, t(`value.hydrantState.${each}`)]) })}
      {row('kind', t('card.kind'), { options: kinds.map((each) => [each, t(`value.hydrantKind.${each}`)]) })}
      {row('flowLps', t('card.flow'), { unit: 'L/s', numeric: true })}
      {row('pressureMpa', t('card.pressure'), { unit: 'MPa', numeric: true })}
      {row('mainMm', t('card.main'), { unit: 'mm', numeric: true })}
      {row('network', t('card.network'), { options: networks.map((each) => [each, t(`value.network.${each}`)]) })}
      {row('address', t('card.address'), { maxLength: 1000 })}
      {row('owner', t('card.owner'), { maxLength: 300 })}
      {row('installedOn', t('card.installed'), { type: 'date' })}
      {!isNew && row('removedOn', t('card.removed'), { type: 'date' })}
      {row('note', t('card.note'), { maxLength: 2000 })}
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
