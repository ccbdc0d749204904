import { expect, it } from 'vitest';
import { nearestStop, stopHeights } from '../../src/shell/useSheet';

it('lets the sheet rest at the nearest of three heights', () => {
  const { peek, half, full } = stopHeights(844);
  expect(peek).toBeLessThan(half);
  expect(half).toBeLessThan(full);
  expect(nearestStop(peek + 20, 844)).toBe('peek');
  expect(nearestStop(half - 30, 844)).toBe('half');
  expect(nearestStop(2000, 844)).toBe('full');
});
