import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { showBox, showPlaces } from '../map/commands';
import { mapClick, type Pin, roomPins } from '../map/pins';
import { pointOf } from '../server/geometry';
import type { WaitingRow } from './review';
import type { DeskState } from './useDesk';

/** Degrees round a single place, so that its neighbourhood shows. */
const around = 0.002;

/** Puts the row's candidates and the chosen place on the map, and takes clicks on it. */
export function useDeskPins({ row, chosen, latest }: DeskState, lit: number | null, setLit: (n: number | null) => void) {
  const { t } = useTranslation();
  const pins = useMemo(() => {
    const candidates: Pin[] = placesOf(row).map(({ number, label, at: [lng, lat], radiusMetres }) => ({
      id: `candidate-${number}`,
      lng,
      lat,
      kind: 'candidate',
      text: String(number),
      title: t('review.candidateTitle', { number, label }),
      lit: lit === number || chosen?.candidate === number,
      // Never a bare pin: a candidate that is only a street or a village says so by the size of its circle.
      radius: radiusMetres,
      onChoose: () => latest.current.choose({ lng, lat, candidate: number }),
      onHover: (over) => setLit(over ? number : null),
    }));
    if (!chosen || chosen.candidate !== undefined) return candidates;
    const pin: Pin = {
      id: 'chosen',
      lng: chosen.lng,
      lat: chosen.lat,
      kind: 'chosen',
      title: t('review.pinTitle'),
      onMove: (lng, lat) => latest.current.choose({ lng, lat }),
    };
    return [...candidates, pin];
  }, [row, chosen, lit, t, latest, setLit]);
  useEffect(() => roomPins.set(pins), [pins]);
  useEffect(() => {
    mapClick.set((lng, lat) => latest.current.choose({ lng, lat }));
    return () => {
      mapClick.set(null);
      roomPins.set([]);
    };
  }, [latest]);

  // The next row brings its candidates into sight; a row without any leaves the map where it is.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each row.
  useEffect(() => {
    const doubtful = pointOf(row?.place);
    const places = [...placesOf(row).map((each) => each.at), ...(doubtful ? [doubtful] : [])];
    const [only] = places;
    if (places.length > 1) showPlaces(places);
    else if (only) showBox({ west: only[0] - around, south: only[1] - around, east: only[0] + around, north: only[1] + around });
  }, [row?.id]);
}

function placesOf(row: WaitingRow | undefined) {
  return (row?.candidates ?? []).slice(0, 5).flatMap((each) => {
    const at = pointOf(each.place);
    return at ? [{ ...each, at }] : [];
  });
}
