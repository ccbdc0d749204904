import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import { roomPins } from '../../map/pins';
import { Who } from '../../review/Who';
import { Icon } from '../../shell/Icon';
import { useCell } from '../../view/cell';
import { setView } from '../../view/store';
import { Answers } from './Answers';
import { adding } from './adding';
import { emptyDraft } from './draft';
import { HydrantForm } from './HydrantForm';
import { PlaceLine, type Typed } from './PlaceLine';
import { isDone, useEntry } from './useEntry';

/** Entering a hydrant at a desk: point at the map, say what is known, done. It stands in the panel's place while it is open. */
export default function AddHydrant({ area }: { area: Area }) {
  const { t } = useTranslation();
  const at = useCell(adding);
  const place = at === 'pointing' ? null : at;
  const entry = useEntry(area.code);
  const [typed, setTyped] = useState<Typed | null>(null);

  useEffect(() => {
    const pins = roomPins.get();
    return () => roomPins.set(pins);
  }, []);
  useEffect(() => {
    roomPins.set(
      place
        ? [
            {
              id: 'new',
              ...place,
              kind: 'chosen',
              title: t('entry.movePin'),
              onMove: (lng, lat) => {
                setTyped(null);
                adding.set({ lng, lat });
              },
            },
          ]
        : [],
    );
  }, [place, t]);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      adding.set(null);
    };
    window.addEventListener('keydown', pressed, true);
    return () => window.removeEventListener('keydown', pressed, true);
  }, []);

  // A place that is pointed at takes the place of one that was typed.
  useEffect(() => {
    setTyped((old) => (old && old.crs === null && at !== 'pointing' && old.lng === at?.lng && old.lat === at.lat ? old : null));
  }, [at]);

  const said = typed ?? (place && { ...place, crs: null });
  const finish = (edit: Awaited<ReturnType<typeof entry.enter>>) => {
    if (!edit || !isDone(edit) || !edit.hydrant) return;
    adding.set(null);
    setView({ selected: { layer: 'hydrants', featureId: edit.hydrant.featureId } });
  };
  return (
    <article className="card" data-testid="add-hydrant">
      <button type="button" className="card-back" onClick={() => adding.set(null)}>
        <Icon name="back" size={18} />
        <span>{t('entry.leave')}</span>
      </button>
      <header className="card-head">
        <h1>{t('entry.addTitle')}</h1>
        <p className="soft">{t(place ? 'entry.addPlaced' : 'entry.addPoint')}</p>
      </header>
      <Who field={entry.whoField} who={entry.who} missing={entry.whoMissing} />
      <div className="entry-form">
        <PlaceLine
          at={place}
          onTyped={(next) => {
            setTyped(next);
            if (next && next.crs === null) adding.set({ lng: next.lng, lat: next.lat });
          }}
        />
      </div>
      <Answers
        edit={entry.edit}
        failure={entry.failure}
        busy={entry.busy}
        onInsist={async () => finish(await entry.insist())}
        onForget={entry.forget}
      />
      {said && (
        <HydrantForm
          before={emptyDraft}
          entry={entry}
          isNew
          onLeave={() => adding.set(null)}
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
