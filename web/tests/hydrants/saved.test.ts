import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/hydrants/scenario/plan';
import { type Conditions, contentOf, contentOfSaved, type Saved } from '../../src/hydrants/scenario/saved';

const plan: Plan = { changes: [{ key: 'c1', kind: 'add', lng: 112, lat: 29.5 }], hose: 150 };
const kept: Conditions = { name: '2027', standard: 'cn', test: null, asOf: '2026-11-20', costEach: 9_000, currency: 'USD' };
const saved = {
  ...{ id: '1', version: 1, basedOnDataVersion: 1, editedBy: 'Li', editedAt: '', changes: [] },
  ...{ ...kept, hoseReach: 150, asOf: '2026-11-20' },
} as Saved;
const text = (content: unknown) => JSON.stringify(content);

describe('a saved plan', () => {
  it('is unchanged as long as the same would be kept of it, its currency too', () => {
    expect(text(contentOf(plan, kept))).toBe(text(contentOfSaved(plan, saved)));
    expect(contentOf(plan, kept).currency).toBe('USD');
  });

  it.each<[string, Partial<Conditions>]>([
    ['cost', { costEach: 12_000 }],
    ['currency', { currency: 'CNY' }],
    ['test', { test: 'HOSE_LAY' }],
    ['day', { asOf: '2026-01-01' }],
    ['standard', { standard: 'de-w405' }],
    ['name', { name: '2028' }],
  ])('is changed, and can be saved, when its %s is another', (_, change) => {
    expect(text(contentOf(plan, { ...kept, ...change }))).not.toBe(text(contentOfSaved(plan, saved)));
  });
});
