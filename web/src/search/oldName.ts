import { useTranslation } from 'react-i18next';
import type { FormerName } from '../view/url';

/** 旧称 红旗路，1967 至 2019 年. A reader of a map is served by years; the days are in the data. */
export function useOldName() {
  const { t } = useTranslation();
  return ({ name, validFrom, validTo }: FormerName) => {
    const years = { name, from: validFrom?.slice(0, 4), to: validTo?.slice(0, 4) };
    return t(
      validFrom && validTo ? 'search.oldBetween' : validTo ? 'search.oldUntil' : validFrom ? 'search.oldSince' : 'search.old',
      years,
    );
  };
}
