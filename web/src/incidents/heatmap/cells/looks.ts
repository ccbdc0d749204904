import type { CellMeasure } from '../../../view/url';
import type { PackedCells } from './cells';

/** How a cell is drawn: 0 to 4 a class of the ramp, or one of these; -1: not at all. */
export const look = { masked: 5, same: 6, fewerByHalf: 7, fewer: 8, more: 9, twice: 10 } as const;

/** How each cell is drawn. `starts`: where the classes of what is measured begin. `years`: length of the earlier period over that of the later one. */
export function looksOf(cells: PackedCells, measure: CellMeasure, starts: readonly number[], years: number): Int8Array {
  const looks = new Int8Array(cells.incidents.length);
  for (let i = 0; i < looks.length; i++) {
    if (measure === 'CHANGE') looks[i] = changeOf(cells, i, years);
    else if ((cells.incidents[i] ?? 0) === 0) looks[i] = -1;
    else if (measure === 'COUNT') looks[i] = classAt(cells.incidents[i] ?? 0, starts);
    else looks[i] = cells.masks[i] ? look.masked : classAt(cells.rates[i] ?? 0, starts);
  }
  return looks;
}

function classAt(value: number, starts: readonly number[]): number {
  let index = 0;
  while (index + 1 < starts.length && value >= (starts[index + 1] ?? 0)) index++;
  return index;
}

function changeOf(cells: PackedCells, i: number, years: number): number {
  const now = (cells.incidents[i] ?? 0) * years;
  const before = cells.before[i] ?? 0;
  if (cells.changes[i] === 1) return now >= 2 * before ? look.twice : look.more;
  if (cells.changes[i] === 2) return now * 2 <= before ? look.fewerByHalf : look.fewer;
  return look.same;
}
