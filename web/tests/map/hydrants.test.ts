import { describe, expect, it } from 'vitest';
import { hydrantLook } from '../../src/map/layers/hydrants';

describe('how a hydrant is drawn', () => {
  it('by its state where the standard is Chinese, and never inspected is no state', () => {
    const looks = ['in_service', 'low_pressure', 'no_water', 'damaged', 'cannot_open', 'obstructed', 'out_of_service', 'unknown'];
    expect(looks.map((state) => hydrantLook({ state, class: 'A' }, 'CN_STATES'))).toEqual([
      ...['plain', 'low', 'dry', 'broken', 'broken', 'blocked', 'off', 'unseen'],
    ]);
  });

  it('by its class where the standard is of NFPA 291: one that gives no water has none, one never tested neither', () => {
    expect(hydrantLook({ state: 'in_service', class: 'AA' }, 'NFPA291')).toBe('AA');
    expect(hydrantLook({ state: 'unknown', class: 'C' }, 'NFPA291')).toBe('C');
    expect(hydrantLook({ state: 'in_service' }, 'NFPA291')).toBe('untested');
    expect(hydrantLook({ state: 'damaged', class: 'AA' }, 'NFPA291')).toBe('dead');
  });
});
