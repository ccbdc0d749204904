import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../accounts/useMay';
import { useFormats } from '../i18n/formats';
import type { Permit } from '../server/me';
import type { Shown } from './Answers';
import { fieldName, type HistoryEntry } from './entry';

interface Props {
  /** The newest first. */
  all: readonly HistoryEntry[];
  shown: Shown;
  busy: boolean;
  /** Left out: nothing here can be taken back. */
  onUndo?: (change: string) => void;
  testid: string;
  /** Who may take it back; those who record, if nothing is said. */
  permit?: Permit;
}

/** Who changed what and when, the newest first. The latest can be taken back. */
export function History({ all, shown, busy, onUndo, testid, permit = 'record' }: Props) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const { may } = useMay(permit);
  const [open, setOpen] = useState(false);
  // What a person was called before stands nowhere: that cannot be brought back.
  const isMasked = (each: HistoryEntry) => each.changes.some(({ before, after }) => before === '***' || after === '***');
  const undoable = all.find((each) => !each.undone && each.kind !== 'UNDO' && each.kind !== 'IMPORT' && !isMasked(each))?.id;
  if (all.length === 0) return null;
  return (
    <section className="section" data-testid={testid}>
      <h2>{t('entry.history')}</h2>
      <ul className="place-changes">
        {(open ? all : all.slice(0, 3)).map((each) => (
          <Change
            key={each.id}
            entry={each}
            shown={shown}
            onUndo={may && onUndo && each.id === undoable ? () => onUndo(each.id) : undefined}
            busy={busy}
          />
        ))}
      </ul>
      {all.length > 3 && (
        <button type="button" className="link note-link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'entry.historyLess' : 'entry.historyAll', { n: count(all.length) })}
        </button>
      )}
    </section>
  );
}

export function Change({ entry, shown, onUndo, busy }: { entry: HistoryEntry; shown: Shown; onUndo?: () => void; busy: boolean }) {
  const { t } = useTranslation();
  const { time, metres } = useFormats();
  const by = entry.evidence === 'GPS' ? t('entry.byGps', { radius: metres(entry.accuracyMetres) }) : null;
  return (
    <li className={entry.undone ? 'undone' : undefined} data-testid="history-entry">
      <span>
        <b>{t(`entry.acts.${entry.kind}`)}</b> · {entry.who}
      </span>
      <span className="note">{[time(entry.madeAt ?? entry.at), by].filter(Boolean).join(' · ')}</span>
      {entry.why && <span className="note">{t('entry.because', { why: entry.why })}</span>}
      {entry.changes
        .filter((each) => each.field !== 'LOCATION_PRECISION' && each.field !== 'ON_RECORD')
        .map((each) => (
          <span key={`${each.field}${each.after}`} className="note">
            {t(`entry.fields.${fieldName(each.field)}`)}: {entry.kind === 'ADD' ? '' : `${shown(each.field, each.before)} → `}
            {shown(each.field, each.after)}
          </span>
        ))}
      {onUndo && (
        <button type="button" className="link history-undo" disabled={busy} onClick={onUndo} data-testid="history-undo">
          {t('entry.undo')}
        </button>
      )}
    </li>
  );
}
