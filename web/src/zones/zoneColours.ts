import type { MapColours } from '../map/colours';
import type { ZoneOrder } from '../view/url';
import type { ZoneRow } from './ranking';

/** Where each of the five classes begins: fifths of a share, or even steps to a round number above the largest. */
export function zoneClasses(rows: ZoneRow[], order: ZoneOrder): number[] {
  if (order === 'coverage') return [0, 0.2, 0.4, 0.6, 0.8];
  const largest = Math.max(0, ...rows.map((row) => measure(row, order) ?? 0));
  const step = roundUp(largest / 5);
  return [0, 1, 2, 3, 4].map((i) => i * step);
}

/** 1, 2, 2.5 or 5 times a power of ten, not below the value; fires are counted in ones at least. */
export function roundUp(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const factor = [1, 2, 2.5, 5, 10].find((each) => each * power >= value * 0.999_999) ?? 10;
  return factor * power;
}

export function measure(row: ZoneRow, order: ZoneOrder): number | null {
  if (order === 'coverage') return row.coveredShare;
  return order === 'fires' ? row.incidents : row.incidentsPerKm2PerYear;
}

/** null: nothing to judge, left without a fill. */
export function zoneColour(row: ZoneRow, order: ZoneOrder, classes: number[], colours: MapColours): string | null {
  const value = measure(row, order);
  if (value === null || (order !== 'coverage' && value === 0)) return null;
  let index = 0;
  classes.forEach((start, i) => {
    if (value >= start) index = i;
  });
  return (order === 'coverage' ? colours.share : colours.heat)[index] ?? null;
}
