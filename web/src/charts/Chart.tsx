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
import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useView } from '../view/store';

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

/** What happened at a chart: which series, and which of its values. */
export interface ChartPoint {
  series: number;
  index: number;
}

interface ChartProps {
  /** Without fonts and colours of text: those are the page's own. Must keep its identity while nothing changes. */
  option: EChartsCoreOption;
  /** What the chart says, for those who do not see it. */
  label: string;
  /** Pixels. */
  height: number;
  onPick?: (point: ChartPoint) => void;
  /** null: the pointer left. */
  onHover?: (point: ChartPoint | null) => void;
}

/** A colour of the page by its name in tokens.css. */
export function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** A chart in the panel's own type and colours, drawn as SVG so that it prints sharp. Loaded when a room that has one is opened. */
export function Chart({ option, label, height, onPick, onHover }: ChartProps) {
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
