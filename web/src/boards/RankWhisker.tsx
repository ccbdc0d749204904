import { useTranslation } from 'react-i18next';

interface Props {
  rank: number;
  low: number;
  high: number;
  /** How many are ranked. */
  of: number;
}

/** Where a rank lies and how far it may move: a dot on a line from the first to the last, with its whisker. */
export function RankWhisker({ rank, low, high, of }: Props) {
  const { t } = useTranslation();
  const at = (place: number) => (of <= 1 ? 50 : ((place - 1) / (of - 1)) * 100);
  return (
    <span className="whisker" role="img" aria-label={t('boards.rankRange', { rank, low, high, of })}>
      <span className="whisker-line" />
      <span className="whisker-range" style={{ left: `${at(low)}%`, width: `${Math.max(at(high) - at(low), 0)}%` }} />
      <span className="whisker-dot" style={{ left: `${at(rank)}%` }} />
    </span>
  );
}
