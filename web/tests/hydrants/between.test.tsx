import { render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { BetweenAnswer } from '../../src/hydrants/scenario/BeforeAfter';
import type { CoverageChange } from '../../src/hydrants/scenario/between';
import { costEach, costIn } from '../../src/hydrants/scenario/SavedPlans';

const hydrant = (featureId: number, installed: boolean, gained: number) => ({
  ...{ usableNow: true, installed, gained, lost: 0 },
  hydrant: { featureId, number: `${featureId}`, longitude: 112, latitude: 29.5 },
});
const change: CoverageChange = {
  ...{
    gainedCount: 30,
    lostCount: 0,
    built: 0,
    demolished: 0,
    cameIntoUse: 700,
    wentOutOfUse: 3,
    installed: 2,
    gainedByHydrants: 30,
    gainedByInstalled: 10,
  },
  before: { passed: 10, failed: 40, unknown: 0 },
  after: { passed: 40, failed: 10, unknown: 0 },
  hydrants: { totalCount: 703, nodes: [hydrant(1, true, 10), hydrant(2, false, 20)] },
  method: { name: '', parameters: [], standard: null, clause: null, neglects: null, dataVersion: 1, computedAt: '2026-11-22T08:00:00Z' },
};
const words = () => document.body.textContent ?? '';

describe('between two days', () => {
  beforeEach(() => {
    costEach.set(9_000);
    costIn.set('USD');
  });

  it('the sentence names its test and counts all hydrants, not those that were fetched', () => {
    render(<BetweenAnswer change={change} test="OVERALL" />);
    expect(words()).toContain('按“全部要求”：700 个消火栓投入使用（其中新建 2 个），3 个拆除或停用；多保护 30 栋');
    expect(words()).toContain('另有 701 个消火栓没有列出');
  });

  it('a hydrant that only came back costs nothing, and money has the currency of the plan', () => {
    render(<BetweenAnswer change={change} test="OVERALL" />);
    expect(screen.getByTestId('between-cost').textContent).toBe('新建 2 个共 US$18,000，因其多保护的每栋 US$1,800。');
    expect(words().match(/US\$900/g)).toHaveLength(1);
    expect(words()).not.toContain('US$450');
  });

  it('says how many were gained otherwise', () => {
    render(<BetweenAnswer change={{ ...change, gainedByHydrants: 4 }} test="OVERALL" />);
    expect(words()).toContain('其中 26 栋不是因为消火栓投入使用');
  });

  it('says that the standard has no such test instead of none gained', () => {
    const none = { passed: 0, failed: 0, unknown: 0 };
    render(<BetweenAnswer change={{ ...change, gainedCount: 0, before: none, after: none }} test="RADIUS" />);
    expect(words()).toContain('这项标准没有这一项判定');
  });
});
