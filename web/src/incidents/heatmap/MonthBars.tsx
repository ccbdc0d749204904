import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../../charts/Chart';
import { axis, token, tooltip } from '../../charts/look';
import { setView, useView } from '../../view/store';
import type { Breakdown } from './breakdown';

/** Every month of the record: a click looks at that month alone, and again at all of them. */
export function MonthBars({ months }: { months: Breakdown['months'] }) {
  const { t, i18n } = useTranslation();
  const { base, from, to } = useView();
  // biome-ignore lint/correctness/useExhaustiveDependencies: words and colours follow the language and the base.
  const option = useMemo(() => {
    const isChosen = (month: string) => (!from || month >= from) && (!to || month <= to);
    return {
      grid: { left: 28, right: 4, top: 8, bottom: 20 },
      tooltip: tooltip({ trigger: 'axis', axisPointer: { type: 'shadow' } }),
      xAxis: axis({ type: 'category', data: months.map((each) => each.month) }),
      yAxis: axis({ type: 'value', minInterval: 1 }),
      series: [
        {
          type: 'bar',
          barCategoryGap: '15%',
          data: months.map((each) => ({
            value: each.incidents,
            itemStyle: { color: isChosen(each.month) ? token('accent') : token('unknown'), opacity: isChosen(each.month) ? 1 : 0.4 },
          })),
        },
      ],
    };
  }, [months, from, to, base, i18n.language]);
  const pick = (index: number) => {
    const month = months[index]?.month;
    const isAlone = month === from && month === to;
    setView({ from: isAlone ? undefined : month, to: isAlone ? undefined : month });
  };
  return (
    <section className="section">
      <h2>{t('fires.byMonth')}</h2>
      <Chart option={option} label={t('fires.byMonth')} height={112} onPick={({ index }) => pick(index)} />
    </section>
  );
}
