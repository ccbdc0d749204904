import { useTranslation } from 'react-i18next';
import { useMay } from '../../accounts/useMay';
import type { Area } from '../../areas/area';
import { useFormats } from '../../i18n/formats';
import { Who } from '../../review/Who';
import { useAnswer } from '../../server/useAnswer';
import { setView } from '../../view/store';
import { askIncidentChanges, useIncidentEntry } from './entry';

const shown = 5;

/** What people did to fires lately, the newest first; what was taken off the record can be brought back. Nothing where nobody did anything. */
export function RecentChanges({ area }: { area: Area }) {
  const { t, i18n } = useTranslation();
  const { time } = useFormats();
  const entry = useIncidentEntry(area.code);
  const { may } = useMay('record');
  const answer = useAnswer(`${area.code}/${area.dataVersion}/fire-changes`, (signal) =>
    askIncidentChanges(area.code, shown, i18n.language, signal),
  );
  const all = answer.value ?? [];
  if (all.length === 0) return null;
  return (
    <section className="section" data-testid="fire-changes">
      <h2>{t('fire.recent')}</h2>
      {entry.whoMissing && <Who field={entry.whoField} who={entry.who} missing={entry.whoMissing} />}
      {entry.failure && (
        <p className="warn" role="alert">
          {entry.failure}
        </p>
      )}
      <ul className="place-changes">
        {all.map((each, i) => (
          <li key={each.entry.id} className={each.entry.undone ? 'undone' : undefined}>
            <span>
              <b>{t(`entry.acts.${each.entry.kind}`)}</b> · {each.entry.who}
            </span>
            {each.onRecord ? (
              <button
                type="button"
                className="link"
                onClick={() => setView({ selected: { layer: 'incidents', featureId: each.featureId } })}
              >
                {each.number ?? each.address ?? each.featureId}
              </button>
            ) : (
              <span>{each.number ?? each.address ?? each.featureId}</span>
            )}
            <span className="note">{[time(each.entry.at), each.entry.why].filter(Boolean).join(' · ')}</span>
            {may && !each.onRecord && all.findIndex((other) => other.id === each.id) === i && (
              <button
                type="button"
                className="link"
                disabled={entry.busy}
                onClick={() => void entry.enter({ kind: 'restore', incident: each.id })}
                data-testid="fire-restore"
              >
                {t('fire.restore')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
