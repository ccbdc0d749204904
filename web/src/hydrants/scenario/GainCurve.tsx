import { LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import { coloursOf } from '../../map/colours';
import { type Cell, useCell } from '../../view/cell';
import { useView } from '../../view/store';

use([LineChart, GridComponent, TooltipComponent, CanvasRenderer]);

interface Props {
  /** What the first proposal is worth, the first two, and so on. */
  curve: readonly number[];
  unit: string;
  lit: Cell<number | null>;
  onPick: (position: number) => void;
}

/** What each further hydrant adds; where it flattens, one may stop. Pointing at a place of the curve lights the hydrant on the map. */
export default function GainCurve({ curve, unit, lit, onPick }: Props) {
  const { t } = useTranslation();
  const { count, figure } = useFormats();
  const { base } = useView();
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<ReturnType<typeof init> | null>(null);
  const pointed = useCell(lit);
  const pick = useRef(onPick);
  pick.current = onPick;

  useEffect(() => {
    if (!element.current) return;
    const made = init(element.current);
    chart.current = made;
    const pointAt = (event: { offsetX: number; offsetY: number }) => {
      if (!made.containPixel('grid', [event.offsetX, event.offsetY])) return null;
      const [x] = made.convertFromPixel('grid', [event.offsetX, event.offsetY]) as [number, number];
      return Math.max(0, Math.round(x) - 1);
    };
    made.getZr().on('mousemove', (event) => lit.set(pointAt(event)));
    made.getZr().on('globalout', () => lit.set(null));
    made.getZr().on('click', (event) => {
      const at = pointAt(event);
      if (at !== null) pick.current(at);
    });
    const sized = new ResizeObserver(() => made.resize());
    sized.observe(element.current);
    return () => {
      sized.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, [lit]);

  useEffect(() => {
    const { accent, label, casing, paper } = coloursOf[base];
    const last = curve.length;
    chart.current?.setOption({
      animation: false,
      grid: { left: 44, right: 12, top: 14, bottom: 34 },
      textStyle: { fontSize: 12, color: label },
      xAxis: {
        type: 'value',
        min: 0,
        max: last,
        minInterval: 1,
        name: t('plan.curveX'),
        nameLocation: 'middle',
        nameGap: 20,
        splitLine: { show: false },
        axisLine: { lineStyle: { color: casing } },
        axisLabel: { color: label },
        nameTextStyle: { color: label },
      },
      yAxis: {
        type: 'value',
        splitLine: { lineStyle: { color: casing } },
        axisLabel: { color: label, formatter: (v: number) => count(v) },
      },
      tooltip: {
        trigger: 'axis',
        confine: true,
        formatter: (points: { value: [number, number] }[]) => {
          const [n, value] = points[0]?.value ?? [0, 0];
          const before = curve[n - 2] ?? 0;
          return n === 0 ? '' : `${n}: ${figure(value)} ${unit} (+${figure(value - before)})`;
        },
      },
      series: [
        {
          type: 'line',
          data: [[0, 0], ...curve.map((value, i) => [i + 1, value])],
          showSymbol: last <= 40,
          symbolSize: 6,
          itemStyle: { color: accent, borderColor: paper },
          lineStyle: { color: accent, width: 2 },
          areaStyle: { color: accent, opacity: 0.08 },
        },
      ],
    });
  }, [curve, unit, base, t, count, figure]);
  useEffect(() => {
    if (pointed === null) chart.current?.dispatchAction({ type: 'hideTip' });
    else chart.current?.dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex: pointed + 1 });
  }, [pointed]);

  return (
    <figure className="gain-curve-box">
      <div
        ref={element}
        className="gain-curve"
        role="img"
        aria-label={`${t('plan.curve')}: ${curve.map((value) => figure(value)).join(', ')}`}
        data-testid="gain-curve"
      />
      <figcaption className="note">{t('plan.curve')}</figcaption>
    </figure>
  );
}
