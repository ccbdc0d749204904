import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import type { Round } from './round';

interface Props {
  round: Pick<Round, 'state' | 'dueOn' | 'daysLeft' | 'overdue'> & { closedOn?: string | null };
  /** Only how long is left: the day stands on the card. */
  short?: boolean;
}

/** When a round is due, and how that stands: late is said in words and marked. */
export function DueMark({ round, short }: Props) {
  const { t } = useTranslation();
  const { day } = useFormats();
  if (round.state === 'CLOSED')
    return <span className="note">{round.closedOn ? t('zone.closedOn', { day: day(round.closedOn) }) : t('zone.states.CLOSED')}</span>;
  if (!round.dueOn) return <span className="note">{t('zone.noDue')}</span>;
  if (round.overdue) {
    return (
      <span className="late" data-testid="round-late">
        {t('zone.late', { n: Math.abs(round.daysLeft ?? 0) })}
      </span>
    );
  }
  if (short && round.daysLeft !== null) return <span className="note">{t('zone.daysLeft', { n: round.daysLeft })}</span>;
  const left = round.daysLeft === null ? '' : ` · ${t('zone.daysLeft', { n: round.daysLeft })}`;
  return <span className="note">{t('zone.dueOn', { day: day(round.dueOn) }) + left}</span>;
}
