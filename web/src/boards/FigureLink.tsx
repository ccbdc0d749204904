import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/formats';
import { setView } from '../view/store';
import type { Figure, FigureList } from './figure';

/** Opens the rows behind a figure, and their places. */
export function openRows(list: FigureList, title: string) {
  setView({ records: { kind: list.kind, filter: list.filter, title }, selected: undefined });
}

/** A number as the reader writes it: shares in per cent, sums in money, all else counted. */
export function useFigure() {
  const { count, share, money, figure } = useFormats();
  return (value: number | null, unit: string): string => {
    if (unit === 'share') return share(value);
    if (unit === 'CNY') return money(value, unit);
    return value !== null && !Number.isInteger(value) ? figure(value) : count(value);
  };
}

interface Props {
  figure: Figure;
  /** Said before it in the list's title: the town, the week. */
  of?: string;
  className?: string;
  testId?: string;
}

/** A figure that can be opened, or stands by itself where it has no rows. Unknown is a dash, never zero. */
export function FigureLink({ figure, of, className = 'figure-link', testId }: Props) {
  const { t } = useTranslation();
  const written = useFigure()(figure.value, figure.unit);
  const { list } = figure;
  const title = [of, figure.label].filter(Boolean).join(' · ');
  if (!list || !figure.value) {
    return (
      <span className={className} data-testid={testId} title={figure.value === null ? t('boards.notKnown') : undefined}>
        {written}
      </span>
    );
  }
  return (
    <button
      type="button"
      className={`${className} figure-open`}
      aria-label={t('boards.openRows', { what: title, n: written })}
      onClick={() => openRows(list, title)}
      data-testid={testId}
    >
      {written}
    </button>
  );
}

/** What could not be counted, and why: it opens too. */
export function Uncounted({ figure, of }: { figure: Figure; of?: string }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  if (figure.unknown === 0) return null;
  const words = t('boards.uncounted', { n: count(figure.unknown), why: figure.unknownMeans ?? '' });
  const { unknownList } = figure;
  return unknownList ? (
    <button
      type="button"
      className="uncounted"
      onClick={() => openRows(unknownList, [of, figure.label, words].filter(Boolean).join(' · '))}
    >
      {words}
    </button>
  ) : (
    <span className="uncounted">{words}</span>
  );
}

/** A figure with its name under it, as large as its place allows. */
export function FigureTile({ figure, of, tone }: { figure: Figure; of?: string; tone?: 'fail' | 'pass' }) {
  return (
    <div className={`tile ${tone && (figure.value ?? 0) > 0 ? `tile-${tone}` : ''}`} data-testid={`tile-${figure.code}`}>
      <FigureLink figure={figure} of={of} className="tile-value" />
      <span className="tile-label">{figure.label}</span>
      <Uncounted figure={figure} of={of} />
    </div>
  );
}
