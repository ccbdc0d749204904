import { useTranslation } from 'react-i18next';
import { useAnswer } from '../server/useAnswer';
import { askGrounds, type Grounds } from './entry';

const none: Grounds = { zoneKindBook: [], divisions: [] };

/** Kinds of zones as the server has them, and the divisions of an area. */
export function useGrounds(code: string, dataVersion: number | string): Grounds {
  const { i18n } = useTranslation();
  return useAnswer(`${code}/${dataVersion}/grounds`, (signal) => askGrounds(code, i18n.language, signal)).value ?? none;
}

/** A kind in the reader's words: the server's book first, then the words for kinds that older data have. */
export function useKindName(book: Grounds['zoneKindBook']): (code: string) => string {
  const { t, i18n } = useTranslation();
  return (code) => {
    const known = book.find((each) => each.code === code);
    if (known) return i18n.language.startsWith('zh') ? known.zh : known.en;
    return t(`zones.kinds.${code}`, { defaultValue: code });
  };
}
