import i18n from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { evidenceSentence } from '../../src/areas/evidence';
import { fieldName } from '../../src/i18n/fields';

const say = (evidence: string) => evidenceSentence(evidence, i18n.t, (name) => fieldName(name, i18n.language));

describe('the evidence of a finding, in Chinese', () => {
  beforeAll(() => i18n.changeLanguage('zh-CN'));

  it('tells how far the points move when they are taken for shifted ones', () =>
    expect(say('20 m → 8 m (roads), 78 %, n = 200')).toBe(
      '抽查 200 个点：现在到最近道路的中位距离是 20 m，换算后是 8 m，78 % 的点变近了。',
    ));
  it('tells how far a whole file lies from its town', () =>
    expect(say('4210 m (buildings), n = 60')).toBe('抽查 60 个点：到最近建筑的中位距离是 4210 m。'));
  it('names the rows', () =>
    expect(say('geometry 111.2, 29.5 (17); tested_on 2205-01-01 (3); … 5')).toBe(
      '第 17 行 111.2, 29.5；第 3 行 测试日期 2205-01-01；另有 5 行。',
    ));
  it('tells what the columns hold and what it might be', () =>
    expect(say('X 3275000 … 3281000, Y 37501000 … 37509000; EPSG:4525 → 111.0512, 29.6; EPSG:4537 ?')).toBe(
      'X 列在 3275000 与 3281000 之间，Y 列在 37501000 与 37509000 之间。按 EPSG:4525 换算，位于 111.0512, 29.6。也可能是 EPSG:4537。',
    ));
  it('keeps what is of a form it does not know', () => expect(say('12 of 40 lie 300 km east')).toBe('12 of 40 lie 300 km east'));
});
