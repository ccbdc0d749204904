import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** Areas as people who walk them say it: m² below a hectare, hectares below a square kilometre. */
export function areaWords(language: string, hectare: string) {
  const write = (value: number, unit: string) => {
    const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
    return `${new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value)} ${unit}`;
  };
  return (m2: number | null | undefined): string => {
    if (m2 === null || m2 === undefined || Number.isNaN(m2)) return '–';
    if (m2 < 10_000) return write(Math.round(m2), 'm²');
    return m2 < 1_000_000 ? write(m2 / 10_000, hectare) : write(m2 / 1_000_000, 'km²');
  };
}

export function useArea() {
  const { t, i18n } = useTranslation();
  return useMemo(() => ({ metres2: areaWords(i18n.language, t('zone.hectare')) }), [i18n.language, t]);
}
