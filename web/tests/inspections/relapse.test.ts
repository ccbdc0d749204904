import { expect, it } from 'vitest';
import { shownBy, withWords } from '../../src/inspections/hazards/choice';
import { insisted } from '../../src/inspections/hazards/entry';
import { atRiskOn, bandOf, stepsOf, ticksOf } from '../../src/inspections/hazards/relapse/curve';
import { plainDay, writtenDay } from '../../src/inspections/notice/notice';
import { isOverdue, isShown } from '../../src/map/layers/hazards';
import { formatUrl, parseUrl } from '../../src/view/url';

// Ten closed hazards: two back after 30 days, one unseen after 60, one back after 90, six still away at 200.
const points = [
  { day: 30, atRisk: 10, returned: 2, censored: 0, surviving: 0.8, low: 0.4, high: 0.95 },
  { day: 60, atRisk: 8, returned: 0, censored: 1, surviving: 0.8, low: 0.4, high: 0.95 },
  { day: 90, atRisk: 7, returned: 1, censored: 0, surviving: 0.6857, low: 0.3, high: 0.88 },
  { day: 200, atRisk: 6, returned: 0, censored: 6, surviving: 0.6857, low: null, high: null },
];

it('tells how many are still followed on a day', () => {
  const curve = { followed: 10, points };
  expect([0, 30, 31, 90, 91, 200, 201].map((day) => atRiskOn(curve, day))).toEqual([10, 10, 8, 7, 6, 6, 0]);
  expect(atRiskOn({ followed: 4, points: [] }, 90)).toBe(4);
});

it('draws the share as steps that begin whole and end with the last one followed', () => {
  expect(stepsOf({ points }, 'surviving', 365)).toEqual([
    [0, 100],
    [30, 80],
    [60, 80],
    [90, 68.57],
    [200, 68.57],
  ]);
  expect(stepsOf({ points }, 'surviving', 60).at(-1)).toEqual([60, 80]);
  expect(bandOf({ points }, 365).width.map(([, height]) => Math.round(height))).toEqual([0, 55, 55, 58]);
});

it('has figures under the axis that a reader can count in', () => {
  expect(ticksOf(365)).toEqual([0, 90, 180, 270, 360]);
  expect(ticksOf(90)).toEqual([0, 30, 60, 90]);
  expect(ticksOf(730)).toEqual([0, 180, 360, 540, 720]);
});

it('shows on the map what the list shows: by the words that tiles know, else by the rows', () => {
  expect(shownBy({ open: true, states: ['ORDERED'] }, [1])).toMatchObject({ open: true, states: ['ordered'] });
  expect(shownBy({ campaign: 'c' }, [1, 2]).ids).toEqual(new Set([1, 2]));
  const props = { n: 1, state: 'ordered', kind: 'wiring', grade: 'major', due: '2026-11-01' };
  expect(isShown(props, { overdue: true }, '2026-11-02')).toBe(true);
  expect(isShown(props, { overdue: true }, '2026-11-01')).toBe(false);
  expect(isShown(props, { kinds: ['lane_blocked'] }, '2026-11-02')).toBe(false);
  // Without a day it is neither in time nor late.
  expect(isOverdue({ state: 'ordered' }, '2026-11-02')).toBe(false);
  expect(isOverdue({ state: 'closed', due: '2020-01-01' }, '2026-11-02')).toBe(false);
});

it('takes words out of a filter with their values', () => {
  expect(withWords({ open: true, kinds: ['wiring'] }, { kinds: [], text: '', overdue: true })).toEqual({ open: true, overdue: true });
});

it('keeps it all in the address', () => {
  const view = parseUrl('?q=hazards&hv=relapse/zone/180&hf=%7B%22division%22%3A%22d%22%7D');
  expect(view.hazards).toEqual({ tab: 'relapse', by: 'ZONE', within: 180, filter: { division: 'd' }, visits: undefined });
  expect(parseUrl(formatUrl(view)).hazards).toEqual(view.hazards);
  expect(parseUrl('?q=hazards&hf=[1]').hazards).toBeUndefined();
  expect(parseUrl('?q=field&visit=019a-b&notice=12')).toMatchObject({ question: 'field', visit: '019a-b', notice: 12 });
});

it('insists on a hazard as it is now', () => {
  const step = { kind: 'step', hazard: 'h', version: 'v1', step: { kind: 'ORDERED' } } as const;
  expect(insisted(step, { hazard: { id: 'h', featureId: 1, version: 'v2' } })).toMatchObject({ version: 'v2', step: { kind: 'ORDERED' } });
});

it('writes days on the paper as papers have them', () => {
  expect(writtenDay('2026-11-22')).toBe('二〇二六年十一月二十二日');
  expect(writtenDay('2027-10-10')).toBe('二〇二七年十月十日');
  expect(plainDay('2026-01-05')).toBe('2026年1月5日');
});
