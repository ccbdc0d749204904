import { bytesOf } from '../../server/bytes';

/** A grid of densities: row-major from the north-west corner, rows of equal latitude, columns of equal longitude, degrees. */
export interface HeatGrid {
  columns: number;
  rows: number;
  west: number;
  south: number;
  east: number;
  north: number;
  cellMetres: number;
  /** Fires per km² per year. */
  values: Float32Array;
}

/** From the answer's base64 of little-endian float32. */
export function decodeValues(base64: string): Float32Array {
  const view = bytesOf(base64);
  const values = new Float32Array(view.byteLength >> 2);
  for (let i = 0; i < values.length; i++) values[i] = view.getFloat32(i * 4, true);
  return values;
}

/** Density at a place, smoothly between the middles of the four cells round it; 0 outside the grid. */
export function densityAt(grid: HeatGrid, lng: number, lat: number): number {
  const x = ((lng - grid.west) / (grid.east - grid.west)) * grid.columns - 0.5;
  const y = ((grid.north - lat) / (grid.north - grid.south)) * grid.rows - 0.5;
  const left = Math.floor(x);
  const top = Math.floor(y);
  if (left < -1 || top < -1 || left >= grid.columns || top >= grid.rows) return 0;
  const fx = x - left;
  const fy = y - top;
  const upper = cell(grid, left, top) * (1 - fx) + cell(grid, left + 1, top) * fx;
  const lower = cell(grid, left, top + 1) * (1 - fx) + cell(grid, left + 1, top + 1) * fx;
  return upper * (1 - fy) + lower * fy;
}

function cell(grid: HeatGrid, column: number, row: number): number {
  if (column < 0 || row < 0 || column >= grid.columns || row >= grid.rows) return 0;
  return grid.values[row * grid.columns + column] ?? 0;
}

/**
 * Where each class begins to be drawn. A first class that begins at zero would colour every place within reach of a fire;
 * below a tenth of its end it stays transparent, and the legend says that number.
 */
export function classStarts(classes: { from: number; to: number | null }[]): number[] {
  return classes.map(({ from, to }) => (from > 0 ? from : (to ?? 0) / 10));
}

/** Index of the class a density falls in by the classes' starts, -1 below the first: what is near zero stays transparent. */
export function classOf(density: number, starts: number[]): number {
  for (let i = starts.length - 1; i >= 0; i--) {
    if (density >= (starts[i] ?? 0) && density > 0) return i;
  }
  return -1;
}
