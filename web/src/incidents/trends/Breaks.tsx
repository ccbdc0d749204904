import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import type { Trend } from './trends';

/** What stands between the periods: rules that changed, and what the record does not hold. */
export function Breaks({ trend }: { trend: Trend }) {
  const { t } = useTranslation();
  const { day, count } = useFormats();
  const rules = trend.breaks.filter((each) => each.kind === 'COUNTING_RULE');
  const days = [...new Set(rules.map((each) => each.on))];
  const documents = [...new Set(rules.flatMap((each) => each.document ?? []))].filter((each) => each !== '-');
  const value = (number: number | null, unit: string | null) =>
    number === null ? t('trends.noValue') : `${count(number)}${unit ? ` ${t(`trends.units.${unit}`, { defaultValue: unit })}` : ''}`;
  return (
    <>
      {trend.breaks
        .filter((each) => each.kind !== 'COUNTING_RULE')
        .map((each) => (
          <p className="warn" key={each.kind}>
            {t(`trends.breaks.${each.kind}`, { day: day(each.on) })}
          </p>
        ))}
      {rules.length > 0 && (
        <details className="breaks">
          <summary>{t('trends.ruleChanged', { day: days.map(day).join(', '), n: count(rules.length) })}</summary>
          <ul>
            {rules.map((each) => (
              <li key={`${each.on} ${each.parameter}`} className="note">
                {days.length > 1 && `${day(each.on)} `}
                {each.before === null && each.after === null
                  ? each.parameter
                  : t('trends.ruleLine', {
                      parameter: each.parameter,
                      before: value(each.before, each.unit),
                      after: value(each.after, each.unit),
                    })}
              </li>
            ))}
          </ul>
          {documents.length > 0 && <p className="note">{documents.join(', ')}</p>}
        </details>
      )}
    </>
  );
}
