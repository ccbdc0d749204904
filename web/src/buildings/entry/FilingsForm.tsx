import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Line } from '../../entry/Line';
import type { Premises } from '../premises';
import { filingChanges, filingKinds, filingsOf } from './draft';
import type { EntryState, Filing } from './entry';

interface Props {
  premises: Premises;
  entry: EntryState;
  onSave: (filings: Filing[]) => void;
  onLeave: () => void;
}

/** The three filings (三项备案): when each was filed, and by when it is due. */
export function FilingsForm({ premises, entry, onSave, onLeave }: Props) {
  const { t } = useTranslation();
  const [before] = useState(() => filingsOf(premises));
  const [draft, setDraft] = useState(before);
  const [half, setHalf] = useState<readonly string[]>([]);
  return (
    <form
      className="entry-form"
      data-testid="filings-form"
      onSubmit={(event) => {
        event.preventDefault();
        const changed = filingChanges(before, draft);
        setHalf(changed.half);
        if (changed.half.length === 0) onSave(changed.filings);
      }}
    >
      {filingKinds.map((kind) => (
        <fieldset key={kind} className="entry-part">
          <legend>{t(`units.filing.${kind}`)}</legend>
          {(['filedOn', 'dueOn'] as const).map((day) => (
            <Line
              key={day}
              name={`${kind}-${day}`}
              label={t(`units.entry.${day}`)}
              type="date"
              value={draft[kind][day]}
              onChange={(value) => setDraft((old) => ({ ...old, [kind]: { ...old[kind], [day]: value } }))}
              problem={half.includes(kind) && draft[kind][day] === '' ? t('units.entry.bothOrNone') : undefined}
            />
          ))}
        </fieldset>
      ))}
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
