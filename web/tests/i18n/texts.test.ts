import i18next from 'i18next';
import { expect, it } from 'vitest';
import { preferredLanguage, speak } from '../../src/i18n';
import { en } from '../../src/i18n/en';
import { zhCN } from '../../src/i18n/zh-CN';

function leaves(texts: object, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : leaves(value, `${path}${key}.`),
  );
}
const placeholders = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name).sort();

it('has every text in both languages, with the same numbers in it', () => {
  const [chinese, english] = [new Map(leaves(zhCN)), new Map(leaves(en))];
  expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  for (const [key, text] of chinese) expect(placeholders(english.get(key) ?? ''), key).toEqual(placeholders(text));
});

it('has no empty text', () => {
  for (const [key, text] of [...leaves(zhCN), ...leaves(en)]) expect(text.trim(), key).not.toBe('');
});

it('speaks of one day and of several, in English', () => {
  speak('en');
  const late = [0, 1, '1', 2, '1,000'].map((n) => i18next.t('inspect.hazards.daysLate', { n }));
  expect(late).toEqual(['0 days late', '1 day late', '1 day late', '2 days late', '1,000 days late']);
  speak('zh-CN');
  // An ending hangs on a number that stands in the same text, and is one that there is.
  for (const [key, text] of leaves(en))
    for (const [, name, ending] of text.matchAll(/{{(\w+), (\w+)}}/g)) {
      expect(text, key).toContain(`{{${name}}}`);
      expect(['s', 'es', 'verb', 'have', 'are'], key).toContain(ending);
    }
});

it('follows the address first, then the browser, and is Chinese otherwise', () => {
  expect(preferredLanguage('en', ['zh-CN'])).toBe('en');
  expect(preferredLanguage(undefined, ['en-US', 'zh-CN'])).toBe('en');
  expect(preferredLanguage(undefined, ['zh-TW'])).toBe('zh-CN');
  expect(preferredLanguage(undefined, ['de'])).toBe('zh-CN');
});
