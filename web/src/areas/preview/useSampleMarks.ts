import { useEffect, useMemo } from 'react';
import { showPlaces } from '../../map/commands';
import { type Pin, roomPins } from '../../map/pins';
import { roomShapes, type Shape } from '../../map/shapes';
import { labelPlace, pointOf, positionsOf } from '../../server/geometry';
import type { Preview } from './preview';

/** The sample on the map: points by their numbers, lines and areas by their shapes, numbered as in the table. */
export function useSampleMarks(preview: Preview, lit: number | null, onLit: (row: number | null) => void) {
  const rows = useMemo(
    () =>
      preview.sample.flatMap(({ place }, i) => {
        const at = labelPlace(place);
        return at ? [{ i, at, place }] : [];
      }),
    [preview.sample],
  );
  useEffect(() => {
    const all = rows.flatMap(({ place }) => positionsOf(place));
    if (all.length > 0) showPlaces(all);
  }, [rows]);
  useEffect(() => {
    const onHover = (i: number) => (over: boolean) => onLit(over ? i : null);
    roomPins.set(
      rows.map(({ i, at: [lng, lat] }): Pin => {
        const text = String(i + 1);
        return { id: `sample-${i}`, lng, lat, kind: 'sample', text, title: text, lit: lit === i, onHover: onHover(i) };
      }),
    );
    const shaped = rows.filter(({ place }) => !pointOf(place));
    roomShapes.set(
      shaped.map(({ i, place }): Shape => ({ id: `sample-${i}`, geometry: place, kind: 'sample', lit: lit === i, onHover: onHover(i) })),
    );
  }, [rows, lit, onLit]);
  useEffect(
    () => () => {
      roomPins.set([]);
      roomShapes.set([]);
    },
    [],
  );
}
