import Segmented from 'antd/es/segmented';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../../charts/Chart';
import { axis, token, tooltip } from '../../charts/look';
import { useFormats } from '../../i18n/formats';
import { setView, useView } from '../../view/store';
import type { BandwidthTimes, Heatmap } from './heatmap';

/** How far one fire's weight is spread, in metres on the ground: chosen from the record, half of it, or half as much again. */
export function Smoothing({ heatmap }: { heatmap: Heatmap }) {
  const { t, i18n } = useTranslation();
  const { count } = useFormats();
  const { times, bandwidth, base } = useView();
  const { bandwidthChoice: choice } = heatmap;
  const one = bandwidth ?? choice.metres;
  const metres = (factor: number) => t('fires.metres', { n: count(Math.round(one * factor)) });
  // biome-ignore lint/correctness/useExhaustiveDependencies: words and colours follow the language and the base.
  const option = useMemo(
    () => ({
      grid: { left: 8, right: 12, top: 22, bottom: 22 },
      tooltip: tooltip({
        trigger: 'axis',
        formatter: ([point]: { data: [number, number] }[]) => (point ? t('fires.metres', { n: count(Math.round(point.data[0])) }) : ''),
      }),
      xAxis: axis({ type: 'log', logBase: 2, min: 100, max: 5000, splitLine: { show: false }, axisLabel: { show: false } }),
      yAxis: { type: 'value', show: false, scale: true },
      series: [
        {
          type: 'line',
          showSymbol: false,
          color: token('ink-soft'),
          data: choice.tried.map((each) => [each.metres, each.score]),
          markLine: {
            symbol: 'none',
            silent: true,
            animation: false,
            lineStyle: { color: token('accent'), type: 'solid' },
            label: { formatter: t('fires.metres', { n: count(choice.metres) }), color: token('ink') },
            data: [{ xAxis: choice.metres }],
          },
        },
      ],
    }),
    [choice, base, i18n.language],
  );
  return (
    <section className="section">
      <h2>{t('fires.bandwidth')}</h2>
      <Segmented<BandwidthTimes>
        block
        value={times ?? 'ONE'}
        onChange={(next) => setView({ times: next === 'ONE' ? undefined : next })}
        options={[
          { value: 'HALF', label: `½ · ${metres(0.5)}` },
          { value: 'ONE', label: metres(1) },
          { value: 'ONE_AND_A_HALF', label: `1½ · ${metres(1.5)}` },
        ]}
        aria-label={t('fires.bandwidth')}
        data-testid="bandwidth"
      />
      <details className="backtest-more">
        <summary>{t('fires.curve')}</summary>
        {choice.tried.length > 0 ? (
          <Chart option={option} label={t('fires.curve')} height={120} />
        ) : (
          <p className="note">{t('fires.noCurve', { n: count(choice.fires) })}</p>
        )}
        <p className="note">{t('fires.bandwidthHelp')}</p>
        {choice.atEnd && <p className="note">{t('fires.curveAtEnd')}</p>}
      </details>
    </section>
  );
}
