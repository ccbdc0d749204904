import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import { type Round, type RoundState, roundStates } from './round';

/** How far a state is along the way, from 0. */
export function stepOf(state: RoundState): number {
  return roundStates.indexOf(state as (typeof roundStates)[number]);
}

/** The day on which each state was last entered, as far as the steps tell. */
export function daysOf(round: Pick<Round, 'steps' | 'state'>): Partial<Record<RoundState, string>> {
  const days: Partial<Record<RoundState, string>> = {};
  for (const { toState, on } of [...round.steps].sort((a, b) => a.at.localeCompare(b.at))) days[toState] = on;
  // A state that was gone back from is not behind us any more.
  for (const state of roundStates.slice(stepOf(round.state) + 1)) delete days[state];
  return days;
}

/** The six states of a round in a row: behind, present, to come; told by form, not by colour alone. */
export function StateTrack({ round, named = true }: { round: Pick<Round, 'steps' | 'state' | 'overdue'>; named?: boolean }) {
  const { t } = useTranslation();
  const { day } = useFormats();
  const now = stepOf(round.state);
  const days = daysOf(round);
  return (
    <ol className={named ? 'track' : 'track track-bare'} aria-label={t('zone.track')} data-state={round.state} data-testid="round-track">
      {roundStates.map((state, i) => {
        const where = i < now || (i === now && state === 'CLOSED') ? 'behind' : i === now ? 'present' : 'ahead';
        const on = days[state];
        return (
          <li
            key={state}
            className={`track-${where}${where === 'present' && round.overdue ? ' track-late' : ''}`}
            aria-current={i === now ? 'step' : undefined}
          >
            <span className="track-dot" aria-hidden="true" />
            <span className={named ? 'track-name' : 'visually-hidden'} title={on ? day(on) : undefined}>
              {t(`zone.steps.${state}`)}
              <span className="visually-hidden">{t(`zone.where.${where}`)}</span>
            </span>
            {named && <span className="track-day">{on ? shortDay(on) : ''}</span>}
          </li>
        );
      })}
    </ol>
  );
}

/** 2026-03-07 as 3/7: the year stands beside the round. */
function shortDay(iso: string): string {
  const [, month, day] = iso.split('-').map(Number);
  return month && day ? `${month}/${day}` : iso;
}
