import { describe, expect, it } from 'vitest';
import {
  choiceOf,
  matrixOf,
  pairAt,
  rebalanced,
  sizeOf,
  type WeightsChoice,
  weightsInput,
  wordOf,
} from '../../src/zones/signs/weightsWord';
import { pairOf, placeOf } from '../../src/zones/weights/Pairs';

describe('weights in the address', () => {
  it.each<WeightsChoice>([
    { how: 'DEFAULT' },
    { how: 'ENTROPY' },
    { how: 'COMBINED', alpha: 0.35 },
    { how: 'SAVED', id: 'set-0a1b' },
    { how: 'HAND', hand: { hazard: 0.5, exposure: 0.3, protection: 0.2 } },
    { how: 'AHP', pairs: { root: [3, -5, 2], hazard: [1, 1, 9] } },
  ])('come back as they were: $how', (choice) => {
    expect(choiceOf(wordOf(choice))).toEqual(choice);
  });

  it.each(['hand:hazard:much', 'hand:hazard:7', 'ahp:root:0,1', 'ahp:root:12', 'luck', 'set:'])('%s means the usual ones', (word) => {
    expect(choiceOf(word)).toEqual({ how: 'DEFAULT' });
  });
});

describe('comparing pairs', () => {
  it('fills the whole matrix with reciprocals', () => {
    expect(matrixOf([3, -5, 2], 3)).toEqual([
      [1, 3, 0.2],
      [1 / 3, 1, 2],
      [5, 0.5, 1],
    ]);
    expect([pairAt(0, 1, 4), pairAt(0, 3, 4), pairAt(1, 2, 4), pairAt(2, 3, 4)]).toEqual([0, 2, 3, 5]);
    expect([1, 3, 6, 10].map((n) => sizeOf(Array.from({ length: n }, () => 1)))).toEqual([2, 3, 4, 5]);
    expect(weightsInput({ how: 'AHP', pairs: { root: [3, 1, 1] } }, {})?.matrices?.[0]?.matrix).toHaveLength(3);
  });

  it('has a place on the slider for each comparison, and back', () => {
    for (const pair of [9, 5, 2, 1, -2, -5, -9]) expect(pairOf(placeOf(pair))).toBe(pair);
    expect(placeOf(1)).toBe(0);
  });
});

describe('weights by hand', () => {
  const weights = { a: 0.5, b: 0.3, c: 0.2 };
  const sum = (all: Record<string, number>) => Object.values(all).reduce((total, each) => total + each, 0);

  it('always sum to one, and the others keep their proportions', () => {
    const next = rebalanced(weights, 'a', 0.8);
    expect(sum(next)).toBeCloseTo(1);
    expect(next.a).toBe(0.8);
    expect((next.b ?? 0) / (next.c ?? 1)).toBeCloseTo(1.5);
    expect(sum(rebalanced(weights, 'a', 1))).toBeCloseTo(1);
    expect(rebalanced({ a: 1, b: 0, c: 0 }, 'a', 0.5)).toEqual({ a: 0.5, b: 0.25, c: 0.25 });
  });
});
