import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../view/url';
import { en } from './en';
import { zhCN } from './zh-CN';

/** The reader's own language where we have it: the address bar first, then the browser. */
export function preferredLanguage(asked: Language | undefined, browser: readonly string[] = navigator.languages): Language {
  if (asked) return asked;
  const known = browser.find((tag) => tag.startsWith('zh') || tag.startsWith('en'));
  return known?.startsWith('en') ? 'en' : 'zh-CN';
}

export function startTexts(language: Language) {
  void i18next.use(initReactI18next).init({
    resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
    lng: language,
    fallbackLng: 'zh-CN',
    showSupportNotice: false,
    interpolation: { escapeValue: false }, // React escapes
  });
  for (const [name, one, many] of endings) i18next.services.formatter?.add(name, (count) => (String(count) === '1' ? one : many));
  describeDocument(language);
}

/** What English hangs on to a word after a count, written `{{n}} row{{n, s}} {{n, have}}`: counts come as numbers and as text. */
const endings = [
  ['s', '', 's'],
  ['es', '', 'es'],
  ['verb', 's', ''],
  ['have', 'has', 'have'],
  ['are', 'is', 'are'],
] as const;

export function speak(language: Language) {
  void i18next.changeLanguage(language);
  describeDocument(language);
}

function describeDocument(language: Language) {
  document.documentElement.lang = language;
  document.title = i18next.t('app.title');
}
