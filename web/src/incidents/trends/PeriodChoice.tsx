import Select from 'antd/es/select';
import { useTranslation } from 'react-i18next';
import { setView } from '../../view/store';
import type { Trend } from './trends';
import { usePeriodWords } from './words';

/** A year up to a month of it, and the year it is measured by. */
export function PeriodChoice({ trend }: { trend: Trend }) {
  const { t } = useTranslation();
  const { monthName } = usePeriodWords();
  const first = Number((trend.recordFrom ?? trend.from).slice(0, 4));
  const last = Math.max(Number((trend.recordTo ?? trend.to).slice(0, 4)), Number(trend.to.slice(0, 4)));
  const years = Array.from({ length: last - first + 1 }, (_, i) => last - i);
  const [year, month] = [Number(trend.to.slice(0, 4)), Number(trend.to.slice(5, 7))];
  const pad = (number: number) => String(number).padStart(2, '0');
  return (
    <section className="section trend-period">
      <div className="field">
        <span id="trend-year">{t('trends.period')}</span>
        <span className="field-pair">
          <Select
            value={year}
            onChange={(value) => setView({ to: `${value}-${pad(month)}` })}
            options={years.map((value) => ({ value, label: t('trends.year', { year: value }) }))}
            aria-labelledby="trend-year"
            style={{ width: 104 }}
            data-testid="trend-year"
          />
          <Select
            value={month}
            onChange={(value) => setView({ to: `${year}-${pad(value)}` })}
            options={Array.from({ length: 12 }, (_, i) => ({ value: i + 1, label: t('trends.untilMonth', { name: monthName(i + 1) }) }))}
            aria-label={t('trends.untilLabel')}
            style={{ width: 104 }}
            data-testid="trend-month"
          />
        </span>
      </div>
      <div className="field">
        <span id="trend-baseline">{t('trends.baseline')}</span>
        <Select
          value={Number(trend.baselineTo.slice(0, 4))}
          onChange={(value) => setView({ baselineYear: value })}
          options={years.filter((value) => value !== year).map((value) => ({ value, label: t('trends.year', { year: value }) }))}
          aria-labelledby="trend-baseline"
          style={{ width: 104 }}
          data-testid="trend-baseline"
        />
      </div>
    </section>
  );
}
