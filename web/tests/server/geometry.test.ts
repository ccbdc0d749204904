import { describe, expect, it } from 'vitest';
import { nearestOnOutline } from '../../src/server/geometry';

const square = (x: number) => [
  [
    [x, 0],
    [x + 1, 0],
    [x + 1, 1],
    [x, 1],
    [x, 0],
  ],
];

describe('the place on an outline nearest to a point', () => {
  it('lies on a wall, at a corner, or on the nearer part', () => {
    expect(nearestOnOutline({ type: 'Polygon', coordinates: square(0) }, [0.25, 3])).toEqual([expect.closeTo(0.25, 9), 1]);
    expect(nearestOnOutline({ type: 'Polygon', coordinates: square(0) }, [-1, -1])).toEqual([0, 0]);
    expect(nearestOnOutline({ type: 'MultiPolygon', coordinates: [square(0), square(5)] }, [4, 0.5])).toEqual([5, 0.5]);
  });

  it('is measured in metres, not in degrees, which are shorter eastward', () => {
    const slant = { type: 'Polygon', coordinates: [[[0, 59], [2, 61], [2, 59], [0, 59]]] }; // biome-ignore format: one ring
    const [lng = 0, lat = 0] = nearestOnOutline(slant, [0, 60]) ?? [];
    // At 60° a degree east is half one north: the foot of the slope 2 lies at 0.8 east and 0.2 south.
    expect(lng).toBeCloseTo(0.8, 6);
    expect(lat).toBeCloseTo(59.8, 6);
  });

  it('is none where there is no outline', () => expect(nearestOnOutline({ type: 'Point', coordinates: [0, 0] }, [1, 1])).toBeNull());
});
