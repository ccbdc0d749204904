import { describe, expect, it } from 'vitest';
import { countWithin, readDistances, verdictOf } from '../../src/hydrants/coverage/verdict';

/** Little-endian, as the server sends them whatever machine it runs on. */
function base64(...values: number[]): string {
  const view = new DataView(new ArrayBuffer(values.length * 2));
  for (const [i, value] of values.entries()) view.setUint16(i * 2, value, true);
  return btoa(String.fromCharCode(...new Uint8Array(view.buffer)));
}

describe('verdicts from the array of distances', () => {
  const distances = readDistances(base64(65_535, 1500, 1501, 0, 65_534));

  it('passes at the radius itself and fails a decimetre beyond', () => {
    expect(verdictOf(distances, 1, 150)).toBe('pass');
    expect(verdictOf(distances, 2, 150)).toBe('fail');
    expect(verdictOf(distances, 2, 151)).toBe('pass');
  });

  it('never rounds a failing one into passing', () => {
    expect(verdictOf(distances, 2, 150.06)).toBe('fail');
    expect(countWithin(distances, 150.06)).toBe(2);
  });

  it('passes a building that touches a hydrant and fails the farthest', () => {
    expect(verdictOf(distances, 3, 50)).toBe('pass');
    expect(verdictOf(distances, 4, 500)).toBe('fail');
  });

  it('does not know what is marked unknown or lies beyond the array', () => {
    expect(verdictOf(distances, 0, 500)).toBe('unknown');
    expect(verdictOf(distances, 99, 500)).toBe('unknown');
  });

  it('counts as the server counts', () => {
    expect(countWithin(distances, 150)).toBe(2);
    expect(countWithin(distances, 151)).toBe(3);
  });
});
