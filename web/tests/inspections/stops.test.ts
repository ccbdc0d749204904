import { expect, it } from 'vitest';
import { fitted } from '../../src/inspections/field/shrink';
import { inOrder, stopsOf, wayThere } from '../../src/inspections/field/stops';
import type { Item } from '../../src/inspections/field/today';

function item(more: Partial<Item>): Item {
  const blank = {
    premises: null,
    premisesName: null,
    address: null,
    longitude: null,
    latitude: null,
    hazard: null,
    roundId: null,
    zone: null,
  };
  return { reason: 'ROUND_VISIT', why: 'why', checklist: null, dueOn: null, lastVisitOn: null, openHazards: 0, ...blank, ...more } as Item;
}
const shop = { id: 'p1', featureId: 1, name: '好又多', kind: 'shop', address: '沿河路 1' };

it('sees to all that is due at one door in one visit, the most pressing reason first', () => {
  const [stop, ...others] = stopsOf([
    item({ premises: shop, reason: 'ROUND_VISIT', why: 'a', roundId: 'r', dueOn: '2026-12-01', checklist: 'street_shops' }),
    item({ premises: shop, reason: 'OVERDUE', why: 'b', hazard: { id: 'h' } as never, dueOn: '2026-11-01' }),
    item({ premises: shop, reason: 'RECHECK_ASKED', why: 'c', hazard: { id: 'h' } as never }),
  ]);
  expect(others).toEqual([]);
  expect(stop).toMatchObject({
    name: '好又多',
    reasons: ['OVERDUE', 'RECHECK_ASKED', 'ROUND_VISIT'],
    dueOn: '2026-11-01',
    round: 'r',
    checklist: 'street_shops',
  });
  expect(stop?.hazards).toHaveLength(1);
});

it('goes by nearness or by day; what has no place or no day comes last', () => {
  const stops = stopsOf([
    item({ premises: { ...shop, id: 'far' }, dueOn: '2026-11-01' }),
    item({ premises: { ...shop, id: 'none' } }),
    item({ premises: { ...shop, id: 'near' }, dueOn: '2026-11-09' }),
  ]);
  const away = ({ id }: { id: string }) => ({ far: 900, near: 10 })[id] ?? null;
  expect(inOrder(stops, 'near', away).map((each) => each.id)).toEqual(['near', 'far', 'none']);
  expect(inOrder(stops, 'due', away).map((each) => each.id)).toEqual(['far', 'near', 'none']);
});

it('leads there by the programs that telephones have, in WGS-84', () => {
  expect(wayThere({ longitude: null, latitude: 1, name: 'x' })).toBeNull();
  const way = wayThere({ longitude: 111.9, latitude: 29.6, name: '店(东)' });
  expect(way?.geo).toBe('geo:29.600000,111.900000?q=29.600000,111.900000(%E5%BA%97%20%E4%B8%9C%20)');
  expect(way?.amap).toContain('to=111.900000,29.600000,');
  expect(way?.amap).toContain('coordinate=wgs84');
});

it('makes photos no larger than a plate can be read in, and never larger than they are', () => {
  expect(fitted(4096, 3072)).toEqual({ width: 2048, height: 1536 });
  expect(fitted(600, 800)).toEqual({ width: 600, height: 800 });
  expect(fitted(10, 9000)).toEqual({ width: 2, height: 2048 });
});
