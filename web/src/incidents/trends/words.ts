import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comparison } from './trends';

export type TrendVerdict = 'notComparable' | 'notTested' | 'none' | 'fewer' | 'more';

/** What can be said aloud of a difference. */
export function verdictOf({ comparable, test, changed, current, baseline }: Comparison): TrendVerdict {
  if (!comparable) return 'notComparable';
  if (test === 'NONE') return 'notTested';
  if (!changed) return 'none';
  return current.value < baseline.value ? 'fewer' : 'more';
}

/** Periods as people name them: 2025年, 2025年1—6月; other spans by their days. */
export function usePeriodWords() {
  const { t, i18n } = useTranslation();
  return useMemo(() => {
    const months = new Intl.DateTimeFormat(i18n.language === 'en' ? 'en-GB' : i18n.language, { month: 'short', timeZone: 'UTC' });
    return {
      period: (from: string, to: string) => {
        const [year, firstMonth, firstDay] = from.split('-').map(Number);
        const [lastYear, lastMonth, lastDay] = to.split('-').map(Number);
        if (year !== lastYear || firstMonth !== 1 || firstDay !== 1) return `${from} – ${to}`;
        if (lastMonth === 12 && lastDay === 31) return t('trends.year', { year });
        const whole = new Date(Date.UTC(lastYear ?? 0, lastMonth ?? 0, 0)).getUTCDate() === lastDay;
        if (!whole) return t('trends.until', { year, day: lastDay, name: months.format(Date.parse(to)) });
        return lastMonth === 1
          ? t('trends.oneMonth', { year, name: months.format(Date.parse(to)) })
          : t('trends.months', { year, name: months.format(Date.parse(to)) });
      },
      /** A change of rates: -0.111 is 11.1 % fewer. */
      change: (share: number | null) => {
        if (share === null) return '–';
        const percent = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(Math.abs(share) * 100);
        return share === 0 ? t('trends.same') : t(share < 0 ? 'trends.down' : 'trends.up', { percent });
      },
      monthName: (month: number) => months.format(Date.UTC(2024, month - 1, 1)),
    };
  }, [t, i18n.language]);
}
