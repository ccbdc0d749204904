import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { FailingRows } from '../../src/hydrants/coverage/byStandard/FailingRows';
import { StandardFigures } from '../../src/hydrants/coverage/byStandard/StandardFigures';
import type { StandardVerdicts } from '../../src/hydrants/coverage/byStandard/standardVerdicts';

const decision = { test: 'HOSE_LAY', number: 320, moreThan: null, unit: 'm', limit: 170, reasonText: '', rule: null };
const row = { featureId: 1, address: '澧阳路 1 号', longitude: 112, latitude: 29.5, nearestMetres: 62, decision };
const share = { passedShare: 0.5, failedShare: 0.5, unknownShare: 0 };
const shares = (test: string | null) => ({
  test,
  buildings: { passed: 20, failed: 20, unknown: 0, ...share },
  floorArea: { ...share, failedShare: null, notOnRecord: 0 },
  residents: { ...share, failedShare: null, notOnRecord: 0 },
});
const verdicts = {
  count: 100,
  overall: shares(null),
  tests: [shares('HOSE_LAY')],
  buildings: { totalCount: 1, nodes: [row] },
  method: { name: '', parameters: [], standard: null, clause: null, neglects: null, dataVersion: 1, computedAt: '2026-11-22T08:00:00Z' },
} as unknown as StandardVerdicts;
const list = () => screen.getByTestId('failing').textContent ?? '';

describe('the list of buildings that fail', () => {
  it('shows the metres of hose that it is in the order of', () => {
    render(<FailingRows area={{} as never} verdicts={verdicts} test="HOSE_LAY" />);
    expect(list()).toContain('320 m');
    expect(list()).not.toContain('62 m');
  });

  it('shows the bound where nothing was found within it', () => {
    const none = { ...row, decision: { ...decision, number: null, moreThan: 400 } };
    const bounded = { ...verdicts, buildings: { totalCount: 1, nodes: [none] } } as unknown as StandardVerdicts;
    render(<FailingRows area={{} as never} verdicts={bounded} test="HOSE_LAY" />);
    expect(list()).toContain('> 400 m');
  });

  it('of all tests together has both, each by its name', () => {
    render(<FailingRows area={{} as never} verdicts={verdicts} test={undefined} />);
    expect(list()).toContain('水带铺设 · 320 m / 170');
    expect(list()).toContain('62 m直线');
  });
});

it('the n beside a share is that of the buildings which the test is asked of', () => {
  render(<StandardFigures verdicts={verdicts} test="HOSE_LAY" />);
  expect(document.body.textContent).toContain('共 40 栋建筑 · 水带铺设 · 另有 60 栋不适用这一项');
});
