import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mapClick, type Pin, roomPins } from '../map/pins';
import { link } from '../map/scene';
import { PlaceLine, type Typed } from './PlaceLine';

interface Props {
  /** Where it is on record: degrees; null: its place is not known. */
  from: { longitude: number | null; latitude: number | null };
  busy: boolean;
  onSave: (lng: number, lat: number, crs: string | null) => void;
  onLeave: () => void;
}

/** A pin on a thing that is dragged to where it is; the old place stays on the map, with a line from it. */
export function MovePin({ from, busy, onSave, onLeave }: Props) {
  const { t } = useTranslation();
  const [to, setTo] = useState<{ lng: number; lat: number } | null>(null);
  const [typed, setTyped] = useState<Typed | null>(null);
  const { longitude, latitude } = from;
  useEffect(() => {
    const [click, pins] = [mapClick.get(), roomPins.get()];
    mapClick.set((lng, lat) => {
      setTyped(null);
      setTo({ lng, lat });
    });
    return () => {
      mapClick.set(click);
      roomPins.set(pins.filter((pin) => pin.id !== 'moved' && pin.id !== 'was'));
      link.set(null);
    };
  }, []);
  useEffect(() => {
    const pins: Pin[] = [];
    const at = to ?? (longitude !== null && latitude !== null ? { lng: longitude, lat: latitude } : null);
    if (longitude !== null && latitude !== null && to)
      pins.push({ id: 'was', lng: longitude, lat: latitude, kind: 'sample', title: t('entry.wasHere') });
    if (at) {
      pins.push({
        id: 'moved',
        ...at,
        kind: 'chosen',
        title: t('entry.movePin'),
        onMove: (lng, lat) => {
          setTyped(null);
          setTo({ lng, lat });
        },
      });
    }
    roomPins.set(pins);
    link.set(
      to && longitude !== null && latitude !== null
        ? [
            [longitude, latitude],
            [to.lng, to.lat],
          ]
        : null,
    );
  }, [to, longitude, latitude, t]);
  return (
    <form
      className="entry-form"
      data-testid="move-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed) onSave(typed.lng, typed.lat, typed.crs);
        else if (to) onSave(to.lng, to.lat, null);
      }}
    >
      <p className="note">{t('entry.moveHint')}</p>
      <PlaceLine
        at={to}
        onTyped={(next) => {
          setTyped(next);
          // What is typed in another system is not where the map would show it: the server turns it into ours.
          if (next && next.crs === null) setTo({ lng: next.lng, lat: next.lat });
        }}
      />
      <div className="entry-do">
        <button type="submit" className="primary" disabled={busy || (!to && !typed)} data-testid="entry-save">
          {t('entry.do.move')}
        </button>
        <button type="button" className="quiet" onClick={onLeave}>
          {t('entry.leave')}
        </button>
      </div>
    </form>
  );
}
