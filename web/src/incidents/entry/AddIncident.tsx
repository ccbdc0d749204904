import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import { PlaceLine } from '../../entry/PlaceLine';
import { isDone } from '../../entry/useEntry';
import { usePlacing } from '../../entry/usePlacing';
import { Who } from '../../review/Who';
import { Icon } from '../../shell/Icon';
import { todayIn } from '../../time/days';
import { setView } from '../../view/store';
import { emptyDraft } from './draft';
import { type Edit, useIncidentEntry } from './entry';
import { IncidentAnswers } from './IncidentAnswers';
import { IncidentForm } from './IncidentForm';

/** Entering a fire at a desk: point at the map or leave the place open, say what is known, done. */
export default function AddIncident({ area }: { area: Area }) {
  const { t } = useTranslation();
  const entry = useIncidentEntry(area.code);
  const { place, said, onTyped, leave } = usePlacing(t('fire.movePin'));
  const [before] = useState(() => emptyDraft(todayIn(area.timeZone)));
  const finish = (edit: Edit | null) => {
    // What should be looked at is looked at here, before the form goes.
    if (!edit || !isDone(edit) || !edit.incident || edit.warnings.length > 0) return;
    leave();
    setView({ selected: { layer: 'incidents', featureId: edit.incident.featureId } });
  };
  const written = isDone(entry.edit) ? entry.edit?.incident : null;
  return (
    <article className="card" data-testid="add-incident">
      <button type="button" className="card-back" onClick={leave}>
        <Icon name="back" size={18} />
        <span>{t('entry.leave')}</span>
      </button>
      <header className="card-head">
        <h1>{t('fire.addTitle')}</h1>
        <p className="soft">{t(place ? 'entry.addPlaced' : 'fire.addPoint')}</p>
      </header>
      <div role="status">{written && <p className="entry-done">{t('entry.done')}</p>}</div>
      <IncidentAnswers entry={entry} onInsist={async () => finish(await entry.insist())} onForget={entry.forget} />
      {written ? (
        <div className="entry-do">
          <button
            type="button"
            className="primary"
            onClick={() => {
              leave();
              setView({ selected: { layer: 'incidents', featureId: written.featureId } });
            }}
            data-testid="entry-show"
          >
            {t('fire.show')}
          </button>
        </div>
      ) : (
        <>
          <Who field={entry.whoField} who={entry.who} missing={entry.whoMissing} />
          <div className="entry-form">
            <PlaceLine at={place} onTyped={onTyped} />
          </div>
          <IncidentForm
            area={area}
            before={before}
            isNew
            at={said}
            currency={null}
            entry={entry}
            onLeave={leave}
            onSave={async ({ facts }) =>
              finish(
                await entry.enter({
                  kind: 'create',
                  facts,
                  place: said && { longitude: said.lng, latitude: said.lat, crs: said.crs },
                }),
              )
            }
          />
        </>
      )}
    </article>
  );
}
