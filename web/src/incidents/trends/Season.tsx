import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../../charts/Chart';
import { axis, token, tooltip } from '../../charts/look';
import { useFormats } from '../../i18n/formats';
import { useView } from '../../view/store';
import type { Trend } from './trends';
import { usePeriodWords } from './words';

/** What month of the year and what feasts have to do with it, over the whole record. */
export function Season({ trend }: { trend: Trend }) {
  const { t, i18n } = useTranslation();
  const { count, figure } = useFormats();
  const { monthName } = usePeriodWords();
  const { base } = useView();
  // biome-ignore lint/correctness/useExhaustiveDependencies: words and colours follow the language and the base.
  const option = useMemo(() => {
    const limits = (index: number) => trend.season[index];
    return {
      grid: { left: 32, right: 4, top: 8, bottom: 22 },
      tooltip: tooltip({
        trigger: 'axis',
        formatter: ([point]: { dataIndex: number }[]) => {
          const month = limits(point?.dataIndex ?? 0);
          return month ? `${monthName(month.month)} ${month.index.toFixed(2)} (${month.low.toFixed(2)}–${month.high.toFixed(2)})` : '';
        },
      }),
      xAxis: axis({ type: 'category', data: trend.season.map((each) => monthName(each.month)) }),
      yAxis: axis({ type: 'value', min: 0 }),
      series: [
        {
          type: 'line',
          stack: 'band',
          data: trend.season.map((each) => each.low),
          lineStyle: { opacity: 0 },
          symbol: 'none',
          silent: true,
        },
        {
          type: 'line',
          stack: 'band',
          data: trend.season.map((each) => each.high - each.low),
          lineStyle: { opacity: 0 },
          areaStyle: { color: token('accent'), opacity: 0.15 },
          symbol: 'none',
          silent: true,
        },
        {
          type: 'line',
          data: trend.season.map((each) => each.index),
          itemStyle: { color: token('accent') },
          lineStyle: { color: token('accent'), width: 2 },
          symbolSize: 5,
          markLine: {
            silent: true,
            symbol: 'none',
            label: { show: false },
            lineStyle: { color: token('ink-soft'), type: 'dashed' },
            data: [{ yAxis: 1 }],
          },
        },
      ],
    };
  }, [trend, i18n.language, base]);
  if (trend.season.length === 0 && trend.festivals.length === 0) return null;
  return (
    <section className="section">
      <h2>{t('trends.season')}</h2>
      {trend.season.length > 0 && (
        <>
          <Chart option={option} label={t('trends.season')} height={150} />
          <p className="note">{t('trends.seasonNote')}</p>
        </>
      )}
      {trend.festivals.map((each) => (
        <p key={each.festival}>
          {t((each.ratioLow ?? 0) > 1 || (each.ratioHigh ?? 2) < 1 ? 'trends.feast' : 'trends.feastPlain', {
            feast: t(`trends.festivals.${each.festival}`),
            years: count(each.years),
            ratio: figure(each.ratio),
            low: figure(each.ratioLow),
            high: each.ratioHigh === null ? '∞' : figure(each.ratioHigh),
          })}
        </p>
      ))}
    </section>
  );
}
