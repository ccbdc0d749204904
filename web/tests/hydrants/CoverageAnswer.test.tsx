import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { CoverageAnswer } from '../../src/hydrants/coverage/CoverageAnswer';
import type { Coverage } from '../../src/hydrants/coverage/coverage';

const coverage: Coverage = {
  coveredShare: 0.5,
  coveredCount: 2,
  failingCount: 2,
  unknownCount: 0,
  count: 4,
  usableHydrants: 3,
  hydrantsOfUnknownStatus: 0,
  hydrantsUnlocated: 0,
  medianDistanceMetres: 150,
  of: 'BUILDINGS',
  radius: 150,
  asOf: '2026-11-21',
  buildings: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } },
  method: {
    name: '直线距离',
    parameters: [{ name: 'radius', value: '150', unit: 'm' }],
    standard: 'GB 50974-2014',
    clause: '7.2.5',
    neglects: '围墙',
    dataVersion: 13,
    computedAt: '2026-11-21T08:00:00+08:00',
  },
};
// 100 m, 150 m, 200 m and 300 m; index 0 is no building.
const distances = new Uint16Array([65_535, 1000, 1500, 2000, 3000]);
const figures = () => screen.getByTestId('coverage-answer').textContent ?? '';

describe('the answer to who is covered', () => {
  it('gives both shares with their n', () => {
    render(<CoverageAnswer coverage={coverage} distances={distances} radius={150} waiting={false} onDiffer={vi.fn()} />);
    expect(figures()).toContain('50 %没有保护2 栋');
    expect(figures()).toContain('50 %有保护2 栋');
    expect(screen.getByTestId('coverage-answer').getAttribute('aria-busy')).toBe('false');
  });

  it('counts from the map’s own array while the server is asked, and says that it is being checked', () => {
    render(<CoverageAnswer coverage={coverage} distances={distances} radius={200} waiting={true} onDiffer={vi.fn()} />);
    expect(figures()).toContain('75 %有保护3 栋');
    expect(figures()).toContain('正在核对');
  });

  it('fetches the array again when it and the answer disagree', () => {
    const onDiffer = vi.fn();
    render(
      <CoverageAnswer coverage={coverage} distances={new Uint16Array([65_535, 1000])} radius={150} waiting={false} onDiffer={onDiffer} />,
    );
    expect(onDiffer).toHaveBeenCalledTimes(1);
    expect(figures()).toContain('数据刚刚更新');
  });

  it('leaves the counting of addresses to the server, for several share a point', () => {
    const onDiffer = vi.fn();
    const addresses = { ...coverage, of: 'ADDRESS_POINTS' as const };
    render(<CoverageAnswer coverage={addresses} distances={new Uint16Array([1000])} radius={150} waiting={false} onDiffer={onDiffer} />);
    expect(onDiffer).not.toHaveBeenCalled();
    expect(figures()).toContain('2 处');
  });

  it('explains itself', async () => {
    render(<CoverageAnswer coverage={coverage} distances={distances} radius={150} waiting={false} onDiffer={vi.fn()} />);
    await userEvent.click(screen.getByTestId('how'));
    const card = screen.getByTestId('how-card').textContent ?? '';
    for (const part of ['直线距离', '保护半径 150 m', 'GB 50974-2014 7.2.5', '围墙', '13']) expect(card).toContain(part);
  });

  it('says that nothing can be judged without hydrants', () => {
    const none = { ...coverage, coveredCount: 0, failingCount: 0, unknownCount: 4, usableHydrants: 0 };
    render(<CoverageAnswer coverage={none} distances={new Uint16Array(5).fill(65_535)} radius={150} waiting={false} onDiffer={vi.fn()} />);
    expect(figures()).toContain('无法判断');
    expect(figures()).toContain('没有可用的消火栓');
  });
});
