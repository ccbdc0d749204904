import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import { roomPins } from '../../map/pins';
import { roomShapes, type Shape } from '../../map/shapes';
import type { BoundingBox } from '../../server/bounds';
import { labelPlace } from '../../server/geometry';
import { useAnswer } from '../../server/useAnswer';
import { cell, useCell } from '../../view/cell';
import { boxOf, isOutline } from '../draw/outline';
import { askDivisionOutlines } from '../entry';
import { keyOf } from './rows';
import { askZoneBoxes, type Row } from './signs';

/** Key of the row that the pointer is on, in the list or on the map. */
export const litRow = cell<string | null>(null);

/** More letters than this cover the map that they speak of. */
const mostLetters = 80;

/** Colours towns by their band, writes each band's number on its ground, and gives the box of each row. */
export function useBandsOnMap(area: Area, of: 'ZONES' | 'TOWNS' | 'AREA', rows: readonly Row[]): ReadonlyMap<string, BoundingBox> {
  const { i18n } = useTranslation();
  const lit = useCell(litRow);
  const zones = useAnswer(of === 'ZONES' ? `${area.code}/${area.dataVersion}/boxes` : null, (signal) =>
    askZoneBoxes(area.code, i18n.language, signal),
  );
  const towns = useAnswer(of === 'TOWNS' ? `${area.code}/${area.dataVersion}/outlines` : null, (signal) =>
    askDivisionOutlines(area.code, i18n.language, signal),
  );
  const boxes = useMemo(() => {
    const all = new Map<string, BoundingBox>();
    for (const { id, bounds } of zones.value ?? []) if (bounds) all.set(id, bounds);
    for (const { id, geometry } of towns.value ?? []) if (isOutline(geometry)) all.set(id, boxOf(geometry));
    return all;
  }, [zones.value, towns.value]);

  const shapes = useMemo(() => {
    const byId = new Map((towns.value ?? []).map((each) => [each.id, each.geometry]));
    return of !== 'TOWNS' ? [] : rows.flatMap((row) => (row.id && byId.has(row.id) ? [{ row, geometry: byId.get(row.id) }] : []));
  }, [of, rows, towns.value]);
  useEffect(() => {
    roomShapes.set(
      shapes.map(({ row, geometry }): Shape => {
        const key = keyOf(row);
        const kind = `band-${row.band ?? 'none'}` as Shape['kind'];
        return { id: key, geometry, kind, lit: key === lit, onHover: (over) => litRow.set(over ? key : null) };
      }),
    );
  }, [shapes, lit]);
  useEffect(() => {
    const middle = (row: Row): [number, number] | null => {
      const shape = shapes.find((each) => each.row === row);
      if (shape) return labelPlace(shape.geometry);
      const box = boxes.get(keyOf(row));
      return box ? [(box.west + box.east) / 2, (box.south + box.north) / 2] : null;
    };
    roomPins.set(
      rows.slice(0, mostLetters).flatMap((row) => {
        const at = middle(row);
        return at === null
          ? []
          : [{ id: keyOf(row), lng: at[0], lat: at[1], kind: 'band' as const, text: row.band ?? '?', title: row.band ?? '?' }];
      }),
    );
  }, [rows, shapes, boxes]);
  useEffect(
    () => () => {
      roomShapes.set([]);
      roomPins.set([]);
    },
    [],
  );
  return boxes;
}
