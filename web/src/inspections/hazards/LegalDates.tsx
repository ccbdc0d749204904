import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import type { Hazard } from './hazard';

const tones: Record<string, string> = { MET: 'pass', LATE: 'fail', OVERDUE: 'fail', OPEN: 'open', UNKNOWN: 'unknown' };

/** The days that the law sets, each with its clause, how sure we are of it, and whether it was met. */
export function LegalDates({ dates }: { dates: Hazard['legalDates'] }) {
  const { t } = useTranslation();
  const { day, count } = useFormats();
  if (dates.length === 0) return null;
  return (
    <section className="section" data-testid="legal-dates">
      <h2>{t('inspect.card.dates')}</h2>
      <ul className="legal-dates">
        {dates.map(({ rule, what, dueOn, from, state, metOn, workingDaysLeft, yearsUnknown }) => (
          <li key={`${rule.id}${from}`} data-tone={tones[state]}>
            <p>
              <span className="legal-state">{t(`inspect.card.dateStates.${state}`)}</span> {what}
            </p>
            <p className="note">
              {[
                dueOn ? t('inspect.card.by', { day: day(dueOn) }) : t('inspect.card.notComputed'),
                metOn && t('inspect.card.metOn', { day: day(metOn) }),
                state === 'OPEN' && workingDaysLeft !== null && t('inspect.card.left', { n: count(workingDaysLeft) }),
                from && t('inspect.card.from', { day: day(from) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <p className="note">
              {[rule.law.document, rule.law.article].filter(Boolean).join(' ')}
              {rule.law.certainty !== 'OFFICIAL' &&
                ` · ${t(`inspect.card.certainty.${rule.law.certainty}`, { defaultValue: rule.law.certainty })}`}
              {yearsUnknown.length > 0 && ` · ${t('inspect.form.calendarUnknown', { years: yearsUnknown.join('、') })}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
