import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldOf } from '../../entry/draft';
import { Line } from '../../entry/Line';
import type { Premises } from '../premises';
import { type Draft, draftOf, flags, numbers, premisesChanges } from './draft';
import type { Change, EntryState } from './entry';
import { premisesKinds } from './kinds';

type Changed = Pick<Extract<Change, { kind: 'edit' }>, 'facts' | 'clear'>;

interface Props {
  /** As the person saw it. */
  premises: Premises;
  entry: EntryState;
  onSave: (changed: Changed, why: string | null) => void;
  onLeave: () => void;
}

const order: readonly (keyof Draft)[] = [
  'name',
  'kind',
  'address',
  'creditCode',
  'supervision',
  'crowded',
  'occupants',
  'floorAreaM2',
  'storeys',
  'heightM',
  'cladding',
  'claddingPlate',
  'facilitiesOn',
  'hasManager',
  'owners',
  'commitment',
  'credit',
  'creditUntil',
  'openedOn',
  'closedOn',
  'note',
];
const units: Partial<Record<keyof Draft, string>> = { floorAreaM2: 'm²', heightM: 'm' };
const longest: Partial<Record<keyof Draft, number>> = { name: 300, address: 1000, creditCode: 18, note: 4000 };

/** The facts of a unit's file, corrected: only what differs is sent, with the version that was seen. */
export function PremisesForm({ premises, entry, onSave, onLeave }: Props) {
  const { t } = useTranslation();
  const [before] = useState(() => draftOf(premises));
  const [draft, setDraft] = useState(before);
  const [why, setWhy] = useState('');
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const options: Partial<Record<keyof Draft, string[][]>> = {
    kind: premisesKinds.map((each) => [each, t(`units.kinds.${each}`, each)]),
    supervision: (['KEY', 'GENERAL', 'SMALL'] as const).map((each) => [each, t(`units.supervision.${each}`)]),
    cladding: (['NONE', 'A', 'B1', 'B2', 'B3'] as const).map((each) => [each, t(`units.claddings.${each}`)]),
    owners: (['SINGLE', 'MULTIPLE'] as const).map((each) => [each, t(`units.ownersAre.${each}`)]),
    credit: (['NORMAL', 'DISHONEST', 'SERIOUSLY_DISHONEST', 'REPAIRED'] as const).map((each) => [each, t(`units.credits.${each}`)]),
  };
  for (const flag of flags)
    options[flag] = [
      ['yes', t('units.yes')],
      ['no', t('units.no')],
    ];
  return (
    <form
      className="entry-form"
      data-testid="premises-form"
      onSubmit={(event) => {
        event.preventDefault();
        const { facts, clear, wrong: none } = premisesChanges(before, draft);
        setWrong(none);
        if (none.length === 0) onSave({ facts, clear }, why.trim() || null);
      }}
    >
      {order.map((name) => {
        const field = fieldOf(name);
        return (
          <Line
            key={name}
            name={name}
            label={t(`entry.fields.${field}`)}
            value={draft[name]}
            onChange={(value) => setDraft((old) => ({ ...old, [name]: value }))}
            type={name.endsWith('On') || name === 'creditUntil' ? 'date' : undefined}
            numeric={numbers.some((each) => each === name)}
            unit={units[name]}
            maxLength={longest[name]}
            options={options[name] && [['', t('card.unknown')], ...options[name]]}
            problem={wrong.includes(name) ? t('entry.notNumber') : entry.edit?.problems.find((each) => each.field === field)?.message}
          />
        );
      })}
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
