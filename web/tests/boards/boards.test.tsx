import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { runningFirst } from '../../src/boards/CampaignList';
import { FigureTile } from '../../src/boards/FigureLink';
import type { Figure } from '../../src/boards/figure';
import { monthWords } from '../../src/boards/MonthBoard';
import { paceScale } from '../../src/boards/paceScale';
import { RankWhisker } from '../../src/boards/RankWhisker';
import { monthAway, monthOf, weekAway, weekOf, yearOf } from '../../src/boards/when';
import { filterOf } from '../../src/buildings/units/units';
import { getView } from '../../src/view/store';
import { formatUrl, parseUrl } from '../../src/view/url';

const overdue: Figure = {
  code: 'overdue',
  label: '逾期',
  value: 12,
  unit: 'hazards',
  unknown: 3,
  unknownMeans: '未定期限',
  list: { kind: 'HAZARDS', filter: '{"overdue":true}', mapLayer: 'hazards' },
  unknownList: null,
};

describe('a figure', () => {
  it('opens its rows, by the filter that the server gave, and puts them in the address', async () => {
    render(<FigureTile figure={overdue} of="胜利镇" />);
    expect(screen.getByText(/另有 3 条未计入：未定期限/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: /胜利镇 · 逾期：12/ }));
    expect(getView().records).toEqual({ kind: 'HAZARDS', filter: '{"overdue":true}', title: '胜利镇 · 逾期' });
    expect(parseUrl(formatUrl(getView())).records).toEqual(getView().records);
  });

  it('is a dash where it is not known, never zero, and then opens nothing', () => {
    render(<FigureTile figure={{ ...overdue, value: null, unknown: 0 }} />);
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.getByTestId('tile-overdue').textContent).toBe('–逾期');
  });
});

it('says how far a rank may move to those who do not see the whisker', () => {
  render(<RankWhisker rank={2} low={1} high={4} of={10} />);
  expect(screen.getByRole('img', { name: '第 2 名，可能在第 1 到第 4 名之间，共 10 名' })).toBeTruthy();
});

it('draws a year within its bar, and what is not known not at all', () => {
  const scale = paceScale({ soFar: 40, projected: 50, projectedLow: 45, projectedHigh: 60, target: 80 });
  expect(scale.target).toBeLessThan(100);
  expect(scale.soFar).toBeCloseTo((40 / 86.4) * 100);
  expect(paceScale({ soFar: 0, projected: null, projectedLow: null, projectedHigh: null, target: null })).toEqual({
    soFar: 0,
    projected: null,
    low: null,
    high: null,
    target: null,
  });
});

it('steps by weeks and months over the turn of a year', () => {
  expect(weekAway('2025-12-29', 1)).toBe('2026-01-05');
  expect([monthAway('2026-01', -1), monthAway('2025-12', 1)]).toEqual(['2025-12', '2026-01']);
  expect([weekOf('2026-01'), monthOf('2026-01'), yearOf('2026')]).toEqual([undefined, '2026-01', 2026]);
  expect([monthWords('2026-01', 'zh-CN'), monthWords('2026-01', 'en')]).toEqual(['2026年1月', 'January 2026']);
});

it('lists running campaigns first, then those to come, then those that are over', () => {
  const progress = { asOf: '2026-06-01' };
  const all = [
    { name: 'over', from: '2025-01-01', to: '2025-12-31', progress },
    { name: 'coming', from: '2026-07-01', to: null, progress },
    { name: 'running', from: '2026-01-01', to: '2026-12-31', progress },
  ];
  expect(runningFirst(all).map(({ name }) => name)).toEqual(['running', 'coming', 'over']);
});

it('asks for units as the address says', () => {
  expect(filterOf(undefined, '2026-11-22')).toEqual({ openOn: '2026-11-22' });
  expect(filterOf({ flag: 'unvisited', supervision: 'KEY' }, '2026-11-22')).toEqual({
    openOn: '2026-11-22',
    supervision: ['KEY'],
    notVisitedSince: '2025-11-22',
  });
});

it('refuses an address that names no list or holds no filter', () => {
  for (const search of ['?rec=hazards:nonsense', '?rec=people:{}', '?when=someday', '?board=best', '?tab=x', '?ux=all'])
    expect(formatUrl(parseUrl(search)), search).toBe('');
});
