import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** Numbers, days and units by locale. Unknown values are null and become a dash, never a zero. */
export function formats(language: string) {
  const number = (digits: number) => new Intl.NumberFormat(language, { maximumFractionDigits: digits, minimumFractionDigits: 0 });
  const [whole, tenth] = [number(0), number(1)];
  const dash = '–';
  const shown = (value: number | null | undefined, write: (value: number) => string) =>
    value === null || value === undefined || Number.isNaN(value) ? dash : write(value);
  return {
    count: (value: number | null | undefined) => shown(value, whole.format),
    /** One decimal below a hundred, none above. */
    figure: (value: number | null | undefined) => shown(value, (v) => (Math.abs(v) >= 100 ? whole : tenth).format(v)),
    /** Densities keep two significant digits, as a reader can tell them apart. */
    density: (value: number | null | undefined) =>
      shown(value, (v) => new Intl.NumberFormat(language, { maximumSignificantDigits: 2 }).format(v)),
    /** A share from 0 to 1. It says 100 % only when it is all, and 0 % only when it is none. */
    share: (value: number | null | undefined) => shown(value, (v) => `${tenth.format(honestPercent(v))} %`),
    /** Metres, or kilometres from ten thousand on. */
    metres: (value: number | null | undefined) =>
      shown(value, (v) => (v >= 10_000 ? `${tenth.format(v / 1000)} km` : `${v < 100 ? tenth.format(v) : whole.format(v)} m`)),
    km2: (value: number | null | undefined) => shown(value, (v) => `${v < 1 ? number(2).format(v) : tenth.format(v)} km²`),
    /** ISO day as the reader writes it: 2026年11月21日, 21 Nov 2026. */
    day: (iso: string | null | undefined) => (iso ? writeDay(iso, language) : dash),
    time: (instant: string | null | undefined) => (instant ? writeTime(instant, language) : dash),
    money: (amount: number | null | undefined, currency: string | null | undefined) =>
      shown(amount, (v) => writeMoney(v, currency, language)),
  };
}

function honestPercent(share: number): number {
  const rounded = Math.round(share * 1000) / 10;
  if (rounded === 100 && share < 1) return 99.9;
  if (rounded === 0 && share > 0) return 0.1;
  return rounded;
}

function writeDay(iso: string, language: string): string {
  const [year, month, day] = iso.slice(0, 10).split('-').map(Number);
  if (!year || !month || !day) return iso;
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: language === 'en' ? 'medium' : 'long',
    timeZone: 'UTC',
  });
  return format.format(Date.UTC(year, month - 1, day));
}

/** An instant with an offset shows the wall clock of its area; one in UTC, a time of the machine's own, the reader's clock. */
function writeTime(instant: string, language: string): string {
  const text = instant.endsWith('Z') ? onReadersClock(new Date(instant)) : instant;
  const clock = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})/.exec(text);
  return clock ? `${writeDay(clock[1] ?? '', language)} ${clock[2]}` : instant;
}

function onReadersClock(instant: Date): string {
  // Swedish writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short' }).format(instant);
}

/** Yuan in 万元 for Chinese readers from ten thousand on, as reports write it. */
function writeMoney(amount: number, currency: string | null | undefined, language: string): string {
  const wan = language.startsWith('zh') && (currency ?? 'CNY') === 'CNY' && amount >= 10_000;
  if (wan) return `${new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(amount / 10_000)} 万元`;
  if (!currency) return new Intl.NumberFormat(language).format(amount);
  return new Intl.NumberFormat(language, { style: 'currency', currency, maximumFractionDigits: 0 }).format(amount);
}

export function useFormats() {
  const { i18n } = useTranslation();
  return useMemo(() => formats(i18n.language), [i18n.language]);
}
