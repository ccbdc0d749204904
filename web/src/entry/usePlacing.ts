import { useEffect, useState } from 'react';
import { roomPins } from '../map/pins';
import { useCell } from '../view/cell';
import { adding } from './adding';
import type { Typed } from './PlaceLine';

/** The place of what is being entered: pointed at, dragged or typed. Escape leaves. */
export function usePlacing(title: string) {
  const now = useCell(adding);
  const at = now?.at ?? null;
  const what = now?.what;
  const place = at === 'pointing' ? null : at;
  const [typed, setTyped] = useState<Typed | null>(null);

  useEffect(() => {
    const pins = roomPins.get();
    return () => roomPins.set(pins);
  }, []);
  useEffect(() => {
    if (!what) return;
    const onMove = (lng: number, lat: number) => {
      setTyped(null);
      adding.set({ what, at: { lng, lat } });
    };
    roomPins.set(place ? [{ id: 'new', ...place, kind: 'chosen', title, onMove }] : []);
  }, [place, title, what]);
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

  const onTyped = (next: Typed | null) => {
    setTyped(next);
    if (next && next.crs === null && what) adding.set({ what, at: { lng: next.lng, lat: next.lat } });
  };
  return { place, said: typed ?? (place && { ...place, crs: null }), onTyped, leave: () => adding.set(null) };
}
