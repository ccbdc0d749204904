import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../../charts/Chart';
import { axis, token, tooltip } from '../../charts/look';
import { useView } from '../../view/store';
import type { Trend } from './trends';
import { usePeriodWords } from './words';

/** Month by month, the period beside its baseline. */
export function MonthChart({ trend }: { trend: Trend }) {
  const { t, i18n } = useTranslation();
  const { period, monthName } = usePeriodWords();
  const { base } = useView();
  // biome-ignore lint/correctness/useExhaustiveDependencies: words and colours follow the language and the base.
  const option = useMemo(() => {
    const now = period(trend.from, trend.to);
    const then = period(trend.baselineFrom, trend.baselineTo);
    return {
      grid: { left: 32, right: 4, top: 28, bottom: 22 },
      legend: { top: 0, left: 0, itemWidth: 10, itemHeight: 10, textStyle: { color: token('ink-soft'), fontSize: 12 } },
      tooltip: tooltip({ trigger: 'axis', axisPointer: { type: 'shadow' } }),
      xAxis: axis({ type: 'category', data: trend.months.map((each) => monthName(Number(each.month.slice(5)))) }),
      yAxis: axis({ type: 'value', minInterval: 1 }),
      series: [
        {
          type: 'bar',
          name: then,
          data: trend.baselineMonths.map((each) => each.incidents),
          itemStyle: { color: token('unknown') },
          barGap: '10%',
        },
        { type: 'bar', name: now, data: trend.months.map((each) => each.incidents), itemStyle: { color: token('accent') } },
      ],
    };
  }, [trend, i18n.language, base]);
  return (
    <section className="section">
      <h2>{t('trends.byMonth')}</h2>
      <Chart option={option} label={t('trends.byMonth')} height={180} />
    </section>
  );
}
