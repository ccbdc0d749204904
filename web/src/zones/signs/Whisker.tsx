import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import type { Row } from './signs';

/** The rank, and between which ranks it moves when weights move by a fifth. */
export function Whisker({ row, of }: { row: Pick<Row, 'rank' | 'rankFrom' | 'rankTo'>; of: number }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const { rank, rankFrom, rankTo } = row;
  if (rank === null) return <span className="note">{t('zone.noRank')}</span>;
  const x = (place: number) => (of <= 1 ? 32 : 4 + ((place - 1) / (of - 1)) * 56);
  const [from, to] = [rankFrom ?? rank, rankTo ?? rank];
  return (
    <span className="sign-whisker">
      <svg viewBox="0 0 64 14" width="64" height="14" aria-hidden="true">
        <line x1="4" x2="60" y1="7" y2="7" className="sign-whisker-axis" />
        <line x1={x(from)} x2={x(to)} y1="7" y2="7" className="sign-whisker-line" />
        <line x1={x(from)} x2={x(from)} y1="3" y2="11" className="sign-whisker-line" />
        <line x1={x(to)} x2={x(to)} y1="3" y2="11" className="sign-whisker-line" />
        <circle cx={x(rank)} cy="7" r="3" className="sign-whisker-dot" />
      </svg>
      <span className="note">
        {from === to ? t('zone.rank', { n: count(rank) }) : t('zone.rankBetween', { n: count(rank), from: count(from), to: count(to) })}
      </span>
    </span>
  );
}
