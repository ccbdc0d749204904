import { expect, it } from 'vitest';
import type { Month } from '../../src/boards/boards';
import { reweighed, weightsOf, weightsText } from '../../src/boards/monthWeights';
import { formatUrl, parseUrl } from '../../src/view/url';

const measures = [
  { code: 'visits_per_100', weight: 0.25 },
  { code: 'overdue', weight: 0.25 },
  { code: 'night', weight: 0.5 },
] as Month['measures'];

it('gives what one weight takes from the others in proportion, and always comes to a hundred', () => {
  expect(reweighed(measures, 'overdue', 40)).toBe('visits_per_100:20,overdue:40,night:40');
  expect(reweighed(measures, 'night', 100)).toBe('visits_per_100:0,overdue:0,night:100');
  for (let parts = 0; parts <= 100; parts++) {
    const sum = (weightsOf(reweighed(measures, 'overdue', parts)) ?? []).reduce((all, { weight }) => all + weight, 0);
    expect(sum).toBe(100);
  }
});

it('shares equally where the others had nothing', () => {
  const alone = measures.map((each) => ({ ...each, weight: each.code === 'overdue' ? 1 : 0 })) as Month['measures'];
  expect(reweighed(alone, 'overdue', 50)).toBe('visits_per_100:25,overdue:50,night:25');
});

it('holds in the address and in the address of the file', () => {
  const word = 'overdue:75,night:25';
  expect(parseUrl(formatUrl({ ...parseUrl(''), monthWeights: word })).monthWeights).toBe(word);
  expect(parseUrl('?mw=overdue:lots').monthWeights).toBeUndefined();
  expect(weightsText(word)).toBe('[{"code":"overdue","weight":75},{"code":"night","weight":25}]');
  expect(weightsText(undefined)).toBeUndefined();
});
