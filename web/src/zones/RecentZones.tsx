import { useTranslation } from 'react-i18next';
import { useMay } from '../accounts/useMay';
import { type Area, named } from '../areas/area';
import { Change } from '../entry/History';
import { isDone } from '../entry/useEntry';
import { Who } from '../review/Who';
import { useAnswer } from '../server/useAnswer';
import { setView } from '../view/store';
import { askZoneChanges, useZoneEntry } from './entry';
import { useGrounds, useKindName } from './useKinds';
import { useShown, ZoneAnswers } from './ZoneAnswers';

/** What was done to zones of late; one that was taken off can be put back here, for it is on no map. */
export function RecentZones({ area }: { area: Area }) {
  const { t, i18n } = useTranslation();
  const { zoneKindBook } = useGrounds(area.code, area.dataVersion);
  const kindName = useKindName(zoneKindBook);
  const shown = useShown(kindName);
  const entry = useZoneEntry(area.code);
  const { may } = useMay('plan');
  const answer = useAnswer(`${area.code}/${area.dataVersion}/zone-changes`, (signal) =>
    askZoneChanges(area.code, 10, i18n.language, signal),
  );
  const lines = answer.value ?? [];
  if (lines.length === 0) return null;
  const restore = async (zone: string) => {
    if (isDone(await entry.enter({ kind: 'restore', zone }))) answer.retry();
  };
  const restorable = new Set<string>();
  return (
    <details className="section plan-fold" data-testid="zone-changes">
      <summary className="section-title">{t('zone.recent')}</summary>
      {entry.whoMissing && <Who field={entry.whoField} who={entry.who} missing={entry.whoMissing} />}
      <ZoneAnswers entry={entry} kindName={kindName} onInsist={() => entry.insist()} onForget={entry.forget} />
      <ul className="place-changes">
        {lines.map((line) => {
          const first = !restorable.has(line.id);
          restorable.add(line.id);
          return (
            <li key={line.entry.id}>
              {line.removedOn === null ? (
                <button
                  type="button"
                  className="link"
                  onClick={() => setView({ selected: { layer: 'zones', featureId: line.featureId }, zoneTab: 'facts' })}
                >
                  {named(line, i18n.language) ?? t('zones.unnamed', { id: line.featureId })}
                </button>
              ) : (
                <span>{named(line, i18n.language) ?? t('zones.unnamed', { id: line.featureId })}</span>
              )}
              <ul>
                <Change entry={line.entry} shown={shown} busy={entry.busy} />
              </ul>
              {may && first && line.removedOn !== null && (
                <button
                  type="button"
                  className="chip zone-restore"
                  disabled={entry.busy}
                  onClick={() => restore(line.id)}
                  data-testid="zone-restore"
                >
                  {t('zone.restore')}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
