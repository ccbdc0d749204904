import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../../charts/Chart';
import { token, tooltip } from '../../charts/look';
import { coloursOf } from '../../map/colours';
import { useView } from '../../view/store';
import type { Breakdown } from './breakdown';
import { choose } from './filter';

const hours = 24;
const days = 7;

/** Hours round, Monday innermost: a click on a field chooses its hour of its day, and again all hours. */
export function Wheel({ byHour }: { byHour: Breakdown['byHour'] }) {
  const { t, i18n } = useTranslation();
  const { base, fires } = useView();
  const weekday = useMemo(() => {
    const format = new Intl.DateTimeFormat(i18n.language, { weekday: 'short', timeZone: 'UTC' });
    // 1 January 2024 was a Monday.
    return (day: number) => format.format(Date.UTC(2024, 0, day + 1));
  }, [i18n.language]);
  const option = useMemo(() => {
    const most = Math.max(1, ...byHour);
    const ramp = coloursOf[base].heat;
    const colour = (n: number) =>
      n === 0 ? token('paper-soft') : (ramp[Math.min(ramp.length - 1, Math.floor((n / most) * ramp.length))] ?? '');
    const isChosen = (day: number, hour: number) =>
      (fires?.hour === undefined || fires.hour === hour) && (fires?.weekday === undefined || fires.weekday === day + 1);
    return {
      polar: { radius: ['22%', '86%'] },
      angleAxis: {
        type: 'category',
        data: Array.from({ length: hours }, (_, hour) => `${hour}`),
        startAngle: 90,
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: { color: token('ink-soft'), fontSize: 11, interval: 2 },
        splitLine: { show: false },
      },
      radiusAxis: { show: false, max: days },
      tooltip: tooltip({
        formatter: ({ seriesIndex = 0, dataIndex = 0 }) =>
          t('fires.wheelField', {
            day: weekday(seriesIndex),
            hour: dataIndex,
            next: dataIndex + 1,
            n: byHour[seriesIndex * hours + dataIndex],
          }),
      }),
      series: Array.from({ length: days }, (_, day) => ({
        type: 'bar',
        coordinateSystem: 'polar',
        stack: 'week',
        barCategoryGap: 0,
        data: Array.from({ length: hours }, (_, hour) => ({
          value: 1,
          itemStyle: {
            color: colour(byHour[day * hours + hour] ?? 0),
            borderColor: token('paper'),
            borderWidth: 1,
            opacity: isChosen(day, hour) ? 1 : 0.25,
          },
        })),
      })),
    };
  }, [byHour, base, fires, t, weekday]);
  return (
    <section className="section">
      <h2>{t('fires.wheel')}</h2>
      <p className="note">{t('fires.wheelHelp', { first: weekday(0), last: weekday(days - 1) })}</p>
      <Chart
        option={option}
        label={t('fires.wheel')}
        height={268}
        onPick={({ series, index }) => choose({ weekday: series + 1, hour: index })}
      />
    </section>
  );
}
