import { expect, it } from 'vitest';
import { heartOf } from '../../src/areas/area';

it('opens where the hydrants are, whatever lies far out', () => {
  const town = Array.from({ length: 98 }, (_, i) => [112 + i / 1000, 29 + i / 1000] as [number, number]);
  const heart = heartOf([...town, [0, 0], [180, 80]]);
  expect(heart.west).toBeGreaterThanOrEqual(112);
  expect(heart.east).toBeLessThan(112.1);
  expect(heart.north).toBeLessThan(29.1);
});
