import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../server/useAnswer';
import { askHistory, type HistoryEntry } from '../hydrant';
import { useShown } from './shown';

interface Props {
  area: Area;
  featureId: number;
  busy: boolean;
  onUndo: (change: string) => void;
}

/** Who changed what and when, the newest first. The latest can be taken back. */
export function History({ area, featureId, busy, onUndo }: Props) {
  const { t, i18n } = useTranslation();
  const { count } = useFormats();
  const [open, setOpen] = useState(false);
  const answer = useAnswer(`${area.code}/${area.dataVersion}/${featureId}/history`, (signal) =>
    askHistory({ code: area.code, featureId }, i18n.language, signal),
  );
  const all = answer.value ?? [];
  const undoable = all.find((each) => !each.undone && each.kind !== 'UNDO' && each.kind !== 'IMPORT')?.id;
  if (all.length === 0) return null;
  return (
    <section className="section" data-testid="hydrant-history">
      <h2>{t('entry.history')}</h2>
      <ul className="place-changes">
        {(open ? all : all.slice(0, 3)).map((each) => (
          <Change key={each.id} entry={each} onUndo={each.id === undoable ? () => onUndo(each.id) : undefined} busy={busy} />
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

function Change({ entry, onUndo, busy }: { entry: HistoryEntry; onUndo?: () => void; busy: boolean }) {
  const { t } = useTranslation();
  const { time, metres } = useFormats();
  const shown = useShown();
  const by = entry.evidence === 'GPS' ? t('entry.byGps', { radius: metres(entry.accuracyMetres) }) : null;
  return (
    <li className={entry.undone ? 'undone' : undefined} data-testid="history-entry">
      <span>
        <b>{t(`entry.acts.${entry.kind}`)}</b> · {entry.who}
      </span>
      <span className="note">{[time(entry.madeAt ?? entry.at), by].filter(Boolean).join(' · ')}</span>
      {entry.changes
        .filter((each) => each.field !== 'LOCATION_PRECISION')
        .map((each) => (
          <span key={`${each.field}${each.after}`} className="note">
            {t(`entry.fields.${each.field}`)}: {entry.kind === 'ADD' ? '' : `${shown(each.field, each.before)} → `}
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
