import { BarChart, HeatmapChart, LineChart, ScatterChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  PolarComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import type { EChartsType } from 'echarts/core';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useView } from '../view/store';
import type { ChartProps } from './Chart';
import { token } from './look';

use([
  BarChart,
  LineChart,
  ScatterChart,
  HeatmapChart,
  GridComponent,
  PolarComponent,
  TooltipComponent,
  LegendComponent,
  MarkLineComponent,
  MarkAreaComponent,
  VisualMapComponent,
  AriaComponent,
  SVGRenderer,
]);

/** A chart in the panel's own type and colours, drawn as SVG so that it prints sharp. ECharts is large: Chart.tsx loads it when one is shown. */
export default function DrawnChart({ option, label, height, onPick, onHover }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);
  const heard = useRef({ onPick, onHover });
  heard.current = { onPick, onHover };
  const { base } = useView();

  useEffect(() => {
    if (!box.current) return;
    const drawn = init(box.current, undefined, { renderer: 'svg' });
    chart.current = drawn;
    drawn.on('click', (event) => heard.current.onPick?.({ series: event.seriesIndex ?? 0, index: event.dataIndex }));
    drawn.on('mouseover', (event) => heard.current.onHover?.({ series: event.seriesIndex ?? 0, index: event.dataIndex }));
    drawn.on('globalout', () => heard.current.onHover?.(null));
    const size = new ResizeObserver(() => drawn.resize());
    size.observe(box.current);
    return () => {
      size.disconnect();
      drawn.dispose();
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours of the page change with its base.
  useEffect(() => {
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    chart.current?.setOption(
      {
        animation: !still,
        animationDuration: 150,
        animationDurationUpdate: 150,
        textStyle: { fontFamily: token('font'), color: token('ink-soft'), fontSize: 12 },
        ...option,
      },
      { notMerge: true },
    );
  }, [option, base]);

  return <div ref={box} role="img" aria-label={label} style={{ height }} />;
}
