import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Barred } from '../../accounts/Barred';
import { useMay } from '../../accounts/useMay';
import type { Area } from '../../areas/area';
import { Answers, type Shown } from '../../entry/Answers';
import { fieldName } from '../../entry/entry';
import { History } from '../../entry/History';
import { isDone } from '../../entry/useEntry';
import { useFormats } from '../../i18n/formats';
import { Who } from '../../review/Who';
import { useAnswer } from '../../server/useAnswer';
import type { Premises } from '../premises';
import { askPremisesHistory, type Change, usePremisesEntry } from './entry';
import { FilingsForm } from './FilingsForm';
import { PremisesForm } from './PremisesForm';

type Doing = 'facts' | 'filings' | null;
const general = ['FILINGS', 'CONTACTS', 'LOCATION', 'BUILDING', 'ON_RECORD'];

interface Props {
  area: Area;
  premises: Premises;
  /** The file itself, between what may be done and what was done. */
  children: ReactNode;
}

/** What may be done to the file of a unit: its facts corrected, its filings entered, the latest change taken back. */
export function PremisesActions({ area, premises, children }: Props) {
  const { t, i18n } = useTranslation();
  const entry = usePremisesEntry(area.code);
  const { may } = useMay('record', premises.town?.id ?? null);
  const [doing, setDoing] = useState<Doing>(null);
  // As the person saw it when he began: what changes under his hands is a conflict, not a surprise.
  const [seen, setSeen] = useState(premises);
  const shown = usePremisesShown();
  const history = useAnswer(`${area.code}/${area.dataVersion}/${premises.featureId}/history`, (signal) =>
    askPremisesHistory({ code: area.code, featureId: premises.featureId }, i18n.language, signal),
  );
  const open = (next: Doing) => {
    entry.forget();
    setSeen(premises);
    setDoing(next);
  };
  const finish = (edit: typeof entry.edit) => isDone(edit) && setDoing(null);
  const enter = async (change: Change, why: string | null = null) => finish(await entry.enter(change, { why }));
  return (
    <div data-testid="premises-actions">
      {may && (
        <div className="chips">
          {(['facts', 'filings'] as const).map((each) => (
            <button
              key={each}
              type="button"
              className="chip"
              aria-pressed={doing === each}
              onClick={() => open(doing === each ? null : each)}
              data-testid={`do-${each}`}
            >
              {t(`units.entry.do.${each}`)}
            </button>
          ))}
        </div>
      )}
      <Barred permit="record" division={premises.town?.id ?? null} />
      {(doing !== null || entry.whoMissing) && <Who room="inspect" field={entry.whoField} who={entry.who} missing={entry.whoMissing} />}
      <div role="status">{isDone(entry.edit) && <p className="entry-done">{t('entry.done')}</p>}</div>
      <Answers
        edit={entry.edit}
        general={general}
        shown={shown}
        failure={entry.failure}
        busy={entry.busy}
        onInsist={async () => finish(await entry.insist())}
        onForget={() => open(null)}
      />
      {doing === 'facts' && (
        <PremisesForm
          premises={seen}
          entry={entry}
          onLeave={() => open(null)}
          onSave={(changed, why) => void enter({ kind: 'edit', premises: seen.id, version: seen.version, ...changed }, why)}
        />
      )}
      {doing === 'filings' && (
        <FilingsForm
          premises={seen}
          entry={entry}
          onLeave={() => open(null)}
          onSave={(filings) => void enter({ kind: 'file', premises: seen.id, version: seen.version, filings })}
        />
      )}
      {children}
      <History
        all={history.value ?? []}
        shown={shown}
        testid="premises-history"
        busy={entry.busy}
        onUndo={(change) => {
          setDoing(null);
          void enter({ kind: 'undo', change });
        }}
      />
    </div>
  );
}

/** A value of a unit's history as a reader reads it. */
function usePremisesShown(): Shown {
  const { t } = useTranslation();
  const { day } = useFormats();
  return (field, value) => {
    if (value === '***') return t('units.entry.notTold');
    if (fieldName(field) === 'CONTACTS') return '–';
    if (value === null || value === '' || /^unknown$/i.test(value)) return t('card.unknown');
    const word = value.toUpperCase();
    const filing = /^FILINGS\[(\w+)\]$/.exec(field)?.[1];
    if (filing)
      return `${t(`units.filing.${filing}`)} ${value
        .split(' / ')
        .map((each) => (/\d/.test(each) ? day(each) : each))
        .join(' / ')}`;
    if (field === 'KIND') return t(`units.kinds.${value.toLowerCase()}`, value);
    if (field === 'SUPERVISION') return t(`units.supervision.${word}`, value);
    if (field === 'CLADDING') return t(`units.claddings.${word}`, value);
    if (field === 'OWNERS') return t(`units.ownersAre.${word}`, value);
    if (field === 'CREDIT') return t(`units.credits.${word}`, value);
    if (/^(true|false)$/i.test(value)) return t(word === 'TRUE' ? 'units.yes' : 'units.no');
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? day(value) : value;
  };
}
