import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import { PlaceLine } from '../../entry/PlaceLine';
import { isDone } from '../../entry/useEntry';
import { usePlacing } from '../../entry/usePlacing';
import { Who } from '../../review/Who';
import { Icon } from '../../shell/Icon';
import { setView } from '../../view/store';
import { emptyDraft } from './draft';
import { useHydrantEntry } from './entry';
import { HydrantAnswers } from './HydrantAnswers';
import { HydrantForm } from './HydrantForm';

/** Entering a hydrant at a desk: point at the map, say what is known, done. It stands in the panel's place while it is open. */
export default function AddHydrant({ area }: { area: Area }) {
  const { t } = useTranslation();
  const entry = useHydrantEntry(area.code);
  const { place, said, onTyped, leave } = usePlacing(t('entry.movePin'));
  const finish = (edit: Awaited<ReturnType<typeof entry.enter>>) => {
    if (!edit || !isDone(edit) || !edit.hydrant) return;
    leave();
    setView({ selected: { layer: 'hydrants', featureId: edit.hydrant.featureId } });
  };
  return (
    <article className="card" data-testid="add-hydrant">
      <button type="button" className="card-back" onClick={leave}>
        <Icon name="back" size={18} />
        <span>{t('entry.leave')}</span>
      </button>
      <header className="card-head">
        <h1>{t('entry.addTitle')}</h1>
        <p className="soft">{t(place ? 'entry.addPlaced' : 'entry.addPoint')}</p>
      </header>
      <Who field={entry.whoField} who={entry.who} missing={entry.whoMissing} />
      <div className="entry-form">
        <PlaceLine at={place} onTyped={onTyped} />
      </div>
      <HydrantAnswers entry={entry} onInsist={async () => finish(await entry.insist())} onForget={entry.forget} />
      {said && (
        <HydrantForm
          before={emptyDraft}
          entry={entry}
          isNew
          onLeave={leave}
          onSave={async ({ facts }) =>
            finish(
              await entry.enter({
                kind: 'add',
                place: { longitude: said.lng, latitude: said.lat, crs: said.crs },
                facts,
                besideOthers: false,
              }),
            )
          }
        />
      )}
    </article>
  );
}
