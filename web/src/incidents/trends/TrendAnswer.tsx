import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import { How } from '../../shell/How';
import { Figure, Figures } from '../../shell/Question';
import type { Comparison, Trend } from './trends';
import { usePeriodWords, verdictOf } from './words';

/** The answer in one sentence, with what the difference is worth, then the four figures of the yearly report. */
export function TrendAnswer({ trend }: { trend: Trend }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const { period, change } = usePeriodWords();
  const fires = trend.measures.find((each) => each.measure === 'INCIDENTS');
  if (!fires) return null;
  const now = period(trend.from, trend.to);
  const then = period(trend.baselineFrom, trend.baselineTo);
  return (
    <>
      <How method={trend.method}>
        <Figures>
          <Figure value={count(fires.current.value)} label={t('trends.fires')} n={now} />
          <Figure value={change(fires.change)} label={t('trends.against', { n: count(fires.baseline.value) })} n={then} />
        </Figures>
      </How>
      <p className="trend-lead" data-testid="trend-sentence">
        {t(`trends.verdict.${verdictOf(fires)}`, {
          p: fires.p === null ? '' : pOf(fires.p),
          low: ratio(fires.ratioLow),
          high: ratio(fires.ratioHigh),
        })}
      </p>
      <table className="measures">
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t('trends.measure')}</span>
            </th>
            <th scope="col">{t('trends.now')}</th>
            <th scope="col">{t('trends.before')}</th>
            <th scope="col">{t('trends.change')}</th>
          </tr>
        </thead>
        <tbody>
          {trend.measures.map((each) => (
            <MeasureRow key={each.measure} of={each} change={change(each.change)} />
          ))}
        </tbody>
      </table>
    </>
  );
}

export function MeasureRow({ of, change }: { of: Comparison; change: string }) {
  const { t } = useTranslation();
  const { count, money } = useFormats();
  const [currency, ...others] = of.currencies;
  const shown = (sum: Comparison['current'] | Comparison['baseline']) =>
    sum.known === 0 && sum.unknown > 0 ? '–' : of.measure === 'LOSS' ? money(sum.value, currency ?? null) : count(sum.value);
  const verdict = verdictOf(of);
  return (
    <tr>
      <th scope="row">
        {t(`trends.measures.${of.measure}`)}
        {others.length > 0 && (
          <span className="row-note">{t('trends.otherCurrencies', { first: currency, others: others.join(', ') })}</span>
        )}
      </th>
      <td>
        {shown(of.current)}
        {of.current.unknown > 0 && <span className="row-note">{t('trends.notRecorded', { n: count(of.current.unknown) })}</span>}
      </td>
      <td>
        {shown(of.baseline)}
        {of.baseline.unknown > 0 && <span className="row-note">{t('trends.notRecorded', { n: count(of.baseline.unknown) })}</span>}
      </td>
      <td className={`measure-${verdict}`}>
        {change}
        <span className="row-note">{t(`trends.short.${verdict}`)}</span>
      </td>
    </tr>
  );
}

function pOf(p: number): string {
  return p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(p < 0.1 ? 3 : 2)}`;
}

function ratio(value: number | null): string {
  return value === null ? '∞' : value.toFixed(2);
}
