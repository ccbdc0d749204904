import { useEffect, useState } from 'react';

export interface Position {
  lng: number;
  lat: number;
  /** Metres: radius within which the device is, by its own word. */
  accuracy: number;
}

export type PositionState = 'off' | 'asking' | 'on' | 'denied' | 'none' | 'insecure';

/** Where the reader stands, once allowed: asked for by a touch, or at once where it was allowed before. */
export function usePosition() {
  const [wanted, setWanted] = useState(false);
  const [position, setPosition] = useState<Position | null>(null);
  const [state, setState] = useState<PositionState>('off');
  useEffect(() => {
    navigator.permissions
      ?.query({ name: 'geolocation' })
      .then((permission) => permission.state === 'granted' && setWanted(true))
      .catch(() => undefined); // a browser that does not say is asked when the reader wants it
  }, []);
  useEffect(() => {
    if (!wanted) return;
    if (!window.isSecureContext || !navigator.geolocation) return setState('insecure');
    setState('asking');
    const watch = navigator.geolocation.watchPosition(
      ({ coords }) => {
        setPosition({ lng: coords.longitude, lat: coords.latitude, accuracy: coords.accuracy });
        setState('on');
      },
      (error) => {
        setPosition(null);
        setState(error.code === error.PERMISSION_DENIED ? 'denied' : 'none');
      },
      { enableHighAccuracy: true, maximumAge: 5_000, timeout: 20_000 },
    );
    return () => navigator.geolocation.clearWatch(watch);
  }, [wanted]);
  return { position, state, locate: () => setWanted(true) };
}

/** Metres between two places, on a sphere: good to half a per cent. */
export function metresBetween(a: { lng: number; lat: number }, b: { lng: number; lat: number }): number {
  const radians = Math.PI / 180;
  const h =
    Math.sin(((b.lat - a.lat) * radians) / 2) ** 2 +
    Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * Math.sin(((b.lng - a.lng) * radians) / 2) ** 2;
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(h));
}
