import { describe, expect, it } from 'vitest';
import { formats } from '../../src/i18n/formats';

const zh = formats('zh-CN');
const en = formats('en');

describe('formats', () => {
  it('never rounds a share to all or to none', () => {
    expect(zh.share(0.9999)).toBe('99.9 %');
    expect(zh.share(0.00001)).toBe('0.1 %');
    expect(zh.share(1)).toBe('100 %');
    expect(zh.share(0)).toBe('0 %');
    expect(zh.share(0.7034)).toBe('70.3 %');
  });

  it('shows what is unknown as a dash, not as zero', () => {
    for (const write of [zh.count, zh.share, zh.metres, zh.km2, zh.density]) expect(write(null)).toBe('–');
    expect(zh.day(null)).toBe('–');
  });

  it('writes lengths in metres, then kilometres', () => {
    expect(en.metres(68.44)).toBe('68.4 m');
    expect(en.metres(2428.2)).toBe('2,428 m');
    expect(en.metres(12_340)).toBe('12.3 km');
  });

  it('writes days as the reader does', () => {
    expect(zh.day('2026-11-21')).toBe('2026年11月21日');
    expect(en.day('2026-11-21')).toBe('21 Nov 2026');
  });

  it('keeps the wall clock of the area, whatever the reader has', () => {
    expect(zh.time('2024-02-29T23:30:00+08:00')).toBe('2024年2月29日 23:30');
  });

  it('shows a time in UTC on the reader’s own clock', () => {
    const here = new Date('2026-11-21T23:41:10.802Z');
    const clock = `${here.getHours()}`.padStart(2, '0');
    expect(en.time('2026-11-21T23:41:10.802Z')).toMatch(new RegExp(` ${clock}:\\d\\d$`));
  });

  it('writes yuan in 万元 from ten thousand on', () => {
    expect(zh.money(123_400, 'CNY')).toBe('12.34 万元');
    expect(en.money(123_400, 'CNY')).toContain('123,400');
  });
});
