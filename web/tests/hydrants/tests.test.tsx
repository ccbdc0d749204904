import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { TestRow } from '../../src/hydrants/coverage/TestRow';
import { type BuildingTest, decimalsOf } from '../../src/hydrants/coverage/tests';

const radius: BuildingTest = {
  test: 'RADIUS',
  verdict: 'FAIL',
  reason: 'BEYOND',
  reasonText: '不符合：超出限值，或范围内没有可用消火栓',
  number: 150.04,
  unit: 'm',
  limit: 150,
  counted: null,
  assumed: null,
  rule: {
    document: 'GB 50974-2014',
    clause: '7.2.5',
    value: 150,
    unit: 'm',
    strength: 'MUST',
    certainty: 'SECONDARY',
    source: 'a page',
    note: null,
  },
  hydrant: { way: null, hydrant: { number: 'XH-001', longitude: 112, latitude: 29.5 } },
};
const words = () => screen.getByRole('listitem').textContent ?? '';

describe('a test of a building', () => {
  it('has its number beside its limit, its clause, and how sure we are of it', () => {
    render(<TestRow test={{ ...radius, number: 151.5 }} tone="fail" />);
    expect(words()).toContain('保护半径：不通过151.5 m');
    expect(words()).toContain('不大于 150 m · 消火栓 XH-001');
    expect(words()).toContain('GB 50974-2014 7.2.5 · 据引用该条文的网页');
    expect(words()).not.toContain('超出限值');
  });

  it('tells why it cannot be judged, and has no number that nobody knows', () => {
    render(
      <TestRow test={{ ...radius, verdict: 'UNKNOWN', reason: 'NO_STREET_ACCESS', reasonText: '没有街道', number: null }} tone="unknown" />,
    );
    expect(words()).toContain('无法判断–没有街道');
  });

  it('says of a test without a clause that the verdict does not rest on it', () => {
    render(<TestRow test={{ ...radius, test: 'HOSE_LAY', rule: null }} tone="fail" />);
    expect(words()).toContain('没有条文，按常用水带长度 · 仅供参考，不计入总判定');
  });

  it('tells flow as what must be reached, what is assumed of it, and limits as they were published', () => {
    const rule = { ...radius.rule, value: 238, unit: 'gal/min' } as BuildingTest['rule'];
    render(
      <TestRow
        test={{ ...radius, test: 'SUPPLY', number: 20, unit: 'L/s', limit: 15, counted: 2, assumed: 10, rule, hydrant: null }}
        tone="pass"
      />,
    );
    expect(words()).toContain('不小于 15 L/s (238 gal/min) · 计入 2 处水源 · 其中 10 L/s 为假定');
  });
});

it.each([
  [151.46, 150, 1],
  [150.04, 150, 2],
  [149.96, 150, 2],
  [150, 150, 1],
  [120.02, null, 1],
])('writes %d against %d with %d decimals, so that rounding never changes sides', (number, limit, decimals) =>
  expect(decimalsOf({ number, limit })).toBe(decimals),
);
