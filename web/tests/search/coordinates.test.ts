import { describe, expect, it } from 'vitest';
import { readCoordinates } from '../../src/search/coordinates';

const jinshi = { west: 111.7, south: 29.4, east: 112.1, north: 29.8 };
const lagos = { west: 3.2, south: 6.4, east: 3.6, north: 6.7 };

describe('coordinates as people type them', () => {
  it.each([
    ['111.88, 29.61'],
    ['111.88 29.61'],
    ['111.88，29.61'],
    ['29.61, 111.88'],
    ['29.61N 111.88E'],
    ['N29.61 E111.88'],
    ['lat 29.61 lon 111.88'],
    ['北纬29.61° 东经111.88°'],
    ['经度：111.88 纬度：29.61'],
    ['１１１．８８，２９．６１'],
    ['111°52′48″E 29°36′36″N'],
    [`29°36'36"N, 111°52'48"E`],
    ['东经111度52分48秒 北纬29度36分36秒'],
  ])('reads %s', (text) => {
    const found = readCoordinates(text, jinshi);
    expect(found?.lng).toBeCloseTo(111.88, 6);
    expect(found?.lat).toBeCloseTo(29.61, 6);
  });

  it('takes longitude first, unless only the other order lies in the area', () => {
    expect(readCoordinates('3.4, 6.5', lagos)).toEqual({ lng: 3.4, lat: 6.5 });
    expect(readCoordinates('6.5, 3.4', lagos)).toEqual({ lng: 3.4, lat: 6.5 });
    expect(readCoordinates('6.5, 3.4', null)).toEqual({ lng: 6.5, lat: 3.4 });
  });

  it('knows south and west', () => {
    expect(readCoordinates('33.9S 151.2E', null)).toEqual({ lng: 151.2, lat: -33.9 });
    expect(readCoordinates('-81.37, 28.54', null)).toEqual({ lng: -81.37, lat: 28.54 });
    expect(readCoordinates('西经81.37° 北纬28.54°', null)).toEqual({ lng: -81.37, lat: 28.54 });
  });

  it.each([['人民路12号'], ['12 Long Street'], ['12'], ['12-3'], ['200, 95'], ['111°70′E 29°N'], ['111.88, 29.61, 7'], ['29N 30N'], ['']])(
    'leaves %s to the geocoder',
    (text) => expect(readCoordinates(text, jinshi)).toBeNull(),
  );
});
