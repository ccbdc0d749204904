import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../../charts/Chart';
import { axis, token, tooltip } from '../../charts/look';
import { useView } from '../../view/store';
import type { RiskCard, RiskModel } from './risk';

const percentAxis = (more: Record<string, unknown> = {}) =>
  axis({ type: 'value', max: 100, axisLabel: { formatter: '{value} %', color: token('ink-soft'), fontSize: 11 }, ...more });

const named = (name: string) => ({ name, nameLocation: 'middle', nameGap: 22 });

const legend = () => ({
  top: 0,
  left: 0,
  itemWidth: 16,
  itemHeight: 8,
  icon: 'roundRect',
  textStyle: { color: token('ink-soft'), fontSize: 12 },
});

/** Share of the next year's fires in the first share of the buildings. */
export function CaptureChart({ card }: { card: RiskCard }) {
  const { t, i18n } = useTranslation();
  const { base } = useView();
  // biome-ignore lint/correctness/useExhaustiveDependencies: words and colours follow the language and the base.
  const option = useMemo(() => {
    const shown: RiskModel[] = ['SCORE', 'ALL_YEARS', 'LAST_YEAR', 'FLOOR_AREA', 'UNIFORM'];
    const colours: Partial<Record<RiskModel, string>> = { SCORE: token('accent'), ALL_YEARS: token('ink'), LAST_YEAR: token('ink-soft') };
    return {
      grid: { left: 44, right: 12, top: 58, bottom: 36 },
      legend: legend(),
      tooltip: tooltip({ trigger: 'axis', valueFormatter: (value: number) => `${Math.round(value)} %` }),
      xAxis: percentAxis({ max: 50, ...named(t('risk.ofBuildings')) }),
      yAxis: percentAxis(),
      series: shown
        .map((model) => card.models.find((each) => each.model === model))
        .filter((each) => each !== undefined)
        .map(({ model, curve }) => ({
          type: 'line',
          name: t(`risk.model.${model}`),
          showSymbol: false,
          data: curve.map((point) => [100 * point.areaShare, 100 * point.hitRate]),
          lineStyle: { width: model === 'SCORE' ? 2.5 : 1.5, type: model === 'UNIFORM' ? 'dotted' : model in colours ? 'solid' : 'dashed' },
          color: colours[model] ?? token('unknown'),
        })),
    };
  }, [card, i18n.language, base]);
  return <Chart option={option} label={t('risk.capture')} height={250} />;
}

/** Of those that burned and of those that did not, the share at or above each score. */
export function RocChart({ card }: { card: RiskCard }) {
  const { t, i18n } = useTranslation();
  const { base } = useView();
  // biome-ignore lint/correctness/useExhaustiveDependencies: words and colours follow the language and the base.
  const option = useMemo(
    () => ({
      grid: { left: 44, right: 12, top: 12, bottom: 36 },
      tooltip: tooltip({ trigger: 'axis', valueFormatter: (value: number) => `${Math.round(value)} %` }),
      xAxis: percentAxis(named(t('risk.others'))),
      yAxis: percentAxis(),
      series: [
        {
          type: 'line',
          name: t('risk.burned'),
          showSymbol: false,
          data: card.roc.map((point) => [100 * point.othersShare, 100 * point.burnedShare]),
          lineStyle: { width: 2.5 },
          color: token('accent'),
        },
        {
          type: 'line',
          name: t('risk.model.UNIFORM'),
          showSymbol: false,
          data: [
            [0, 0],
            [100, 100],
          ],
          lineStyle: { width: 1, type: 'dotted' },
          color: token('unknown'),
        },
      ],
    }),
    [card, i18n.language, base],
  );
  if (!card.auc) return null;
  const area = (auc: { area: number; low: number; high: number }) =>
    `${auc.area.toFixed(2)} (${auc.low.toFixed(2)}–${auc.high.toFixed(2)})`;
  return (
    <>
      <h3 className="backtest-sub">{t('risk.roc')}</h3>
      <p className="note">{t('risk.auc', { ours: area(card.auc), counts: card.aucOfCounts ? area(card.aucOfCounts) : '–' })}</p>
      <Chart option={option} label={t('risk.roc')} height={220} />
    </>
  );
}

/** Fires foretold and fires seen, tenth by tenth, with what the seen may have been the luck of. */
export function CalibrationChart({ card }: { card: RiskCard }) {
  const { t, i18n } = useTranslation();
  const { base } = useView();
  // biome-ignore lint/correctness/useExhaustiveDependencies: words and colours follow the language and the base.
  const option = useMemo(() => {
    const tenths = card.calibration;
    const names = tenths.map((_, i) => String(i + 1));
    return {
      grid: { left: 44, right: 12, top: 34, bottom: 36 },
      legend: legend(),
      tooltip: tooltip({
        trigger: 'axis',
        valueFormatter: (value: number | number[]) => (Array.isArray(value) ? '' : String(Math.round(10 * value) / 10)),
      }),
      xAxis: axis({ type: 'category', data: names, ...named(t('risk.tenth')) }),
      yAxis: axis({ type: 'value' }),
      series: [
        { type: 'bar', name: t('risk.expectedFires'), data: tenths.map((each) => each.expected), color: token('line'), barWidth: '60%' },
        { type: 'scatter', name: t('risk.seenFires'), data: tenths.map((each) => each.seen), symbolSize: 8, color: token('accent') },
        ...tenths.map((each, i) => ({
          type: 'line',
          silent: true,
          showSymbol: false,
          tooltip: { show: false },
          data: [
            [names[i], each.seenLow],
            [names[i], each.seenHigh],
          ],
          lineStyle: { width: 1.5 },
          color: token('accent'),
        })),
      ],
    };
  }, [card, i18n.language, base]);
  return (
    <>
      <h3 className="backtest-sub">{t('risk.calibration')}</h3>
      <p className="note">{t('risk.calibrationNote', { years: card.origins.length })}</p>
      <Chart option={option} label={t('risk.calibration')} height={220} />
    </>
  );
}
