import { describe, expect, it } from 'vitest';
import { boxOf, cornersOf, crossingsOf, type Outline, outlineOf, type Position, squareMetresOf } from '../../src/zones/draw/outline';
import { areaWords } from '../../src/zones/draw/useArea';

const square = (size: number, at: Position = [112, 29.5]): Position[] => [
  at,
  [at[0] + size, at[1]],
  [at[0] + size, at[1] + size],
  [at[0], at[1] + size],
  at,
];

describe('an outline', () => {
  it('has the area that the ellipsoid gives it, holes taken out', () => {
    // PostGIS: ST_Area of the same squares as geography.
    const whole = squareMetresOf({ type: 'Polygon', coordinates: [square(0.01)] });
    expect(whole).toBeCloseTo(1_074_697, -3);
    const hole = square(0.005, [112.0025, 29.5025]);
    expect(squareMetresOf({ type: 'Polygon', coordinates: [square(0.01), hole] }) / whole).toBeCloseTo(0.75, 3);
    expect(squareMetresOf(null)).toBe(0);
  });

  it('counts corners once, in all its parts', () => {
    expect(cornersOf({ type: 'Polygon', coordinates: [square(0.01)] })).toBe(4);
    expect(cornersOf(outlineOf([[square(0.01)], [square(0.01, [113, 30])]]))).toBe(8);
    expect(outlineOf([])).toBeNull();
  });

  it('shows where its edges cross', () => {
    const tie: Outline = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [2, 2],
          [2, 0],
          [0, 2],
          [0, 0],
        ],
      ],
    };
    expect(crossingsOf(tie)).toEqual([[1, 1]]);
    expect(crossingsOf({ type: 'Polygon', coordinates: [square(0.01)] })).toEqual([]);
  });

  it('knows the box that it lies in', () => {
    expect(boxOf({ type: 'Polygon', coordinates: [square(0.01)] })).toEqual({ west: 112, south: 29.5, east: 112.01, north: 29.51 });
  });

  it('is said in m², hectares or km²', () => {
    const words = areaWords('en', 'ha');
    expect([940, 12_345, 250_000, 4_090_000, null].map(words)).toEqual(['940 m²', '1.23 ha', '25 ha', '4.09 km²', '–']);
  });
});
