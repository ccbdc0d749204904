import { describe, expect, it } from 'vitest';
import { coloursOf } from '../../src/map/colours';
import { ranked, type ZoneRow } from '../../src/zones/ranking';
import { roundUp, zoneClasses, zoneColour } from '../../src/zones/zoneColours';

function row(featureId: number, coveredShare: number | null, incidents: number, density: number | null): ZoneRow {
  const bounds = { west: 0, south: 0, east: 1, north: 1 };
  const zone = { id: `${featureId}`, featureId, nameZh: null, nameEn: null, kind: 'market', checkUp: true, bounds };
  return { zone, coveredShare, coveredCount: 0, failingCount: 0, count: 0, incidents, incidentsPerKm2PerYear: density, areaKm2: 1 };
}
const ids = (rows: ZoneRow[]) => rows.map((each) => each.zone.featureId);

describe('the ranking of zones', () => {
  const rows = [row(1, 0.9, 3, 1), row(2, null, 9, null), row(3, 0.1, 5, 7)];

  it('puts the worst first', () => {
    expect(ids(ranked(rows, 'coverage'))).toEqual([3, 1, 2]);
    expect(ids(ranked(rows, 'fires'))).toEqual([2, 3, 1]);
    expect(ids(ranked(rows, 'density'))).toEqual([3, 1, 2]);
  });

  it('colours shares by fifths and leaves out what cannot be judged', () => {
    const classes = zoneClasses(rows, 'coverage');
    const { share } = coloursOf.light;
    expect(zoneColour(row(1, 0, 0, 0), 'coverage', classes, coloursOf.light)).toBe(share[0]);
    expect(zoneColour(row(1, 1, 0, 0), 'coverage', classes, coloursOf.light)).toBe(share[4]);
    expect(zoneColour(row(1, null, 0, 0), 'coverage', classes, coloursOf.light)).toBeNull();
  });

  it('leaves zones without fires empty', () => {
    expect(zoneColour(row(1, 1, 0, 0), 'fires', zoneClasses(rows, 'fires'), coloursOf.light)).toBeNull();
  });

  it('steps by round numbers', () => {
    expect([0, 0.7, 1.2, 2.1, 7, 30].map(roundUp)).toEqual([1, 1, 2, 2.5, 10, 50]);
  });
});
