import { describe, expect, it } from 'vitest';
import { classOf, classStarts, decodeValues, densityAt, type HeatGrid } from '../../src/incidents/heatmap/grid';

function base64(...values: number[]): string {
  const view = new DataView(new ArrayBuffer(values.length * 4));
  for (const [i, value] of values.entries()) view.setFloat32(i * 4, value, true);
  return btoa(String.fromCharCode(...new Uint8Array(view.buffer)));
}

const grid: HeatGrid = {
  columns: 2,
  rows: 2,
  west: 0,
  south: 0,
  east: 2,
  north: 2,
  cellMetres: 100,
  values: new Float32Array([1, 3, 5, 7]),
};

describe('the density grid', () => {
  it('reads little-endian floats', () => {
    expect([...decodeValues(base64(0, 1.5, -2))]).toEqual([0, 1.5, -2]);
  });

  it('begins in the north-west', () => {
    expect(densityAt(grid, 0.5, 1.5)).toBe(1);
    expect(densityAt(grid, 1.5, 1.5)).toBe(3);
    expect(densityAt(grid, 0.5, 0.5)).toBe(5);
    expect(densityAt(grid, 1.5, 0.5)).toBe(7);
  });

  it('goes evenly from the middle of one cell to the next', () => {
    expect(densityAt(grid, 1, 1)).toBe(4);
    expect(densityAt(grid, 1, 1.5)).toBe(2);
  });

  it('is nothing outside', () => {
    expect(densityAt(grid, -1, 1)).toBe(0);
    expect(densityAt(grid, 1, 9)).toBe(0);
  });
});

describe('classes of density', () => {
  const starts = [1, 2, 4, 8, 16];

  it('leaves what is below the first class transparent', () => {
    expect(classOf(0, starts)).toBe(-1);
    expect(classOf(0.99, starts)).toBe(-1);
  });

  it('puts a border value into the upper class', () => {
    expect(classOf(1, starts)).toBe(0);
    expect(classOf(2, starts)).toBe(1);
    expect(classOf(15.9, starts)).toBe(3);
  });

  it('keeps what exceeds the last class in it', () => {
    expect(classOf(1000, starts)).toBe(4);
  });

  it('begins a class that starts at zero a tenth of the way up', () => {
    const classes = [
      { from: 0, to: 1 },
      { from: 1, to: null },
    ];
    expect(classStarts(classes)).toEqual([0.1, 1]);
    expect(classOf(0, [0, 1])).toBe(-1);
  });
});
