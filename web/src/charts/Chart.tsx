import type { EChartsCoreOption } from 'echarts/core';
import { lazy, Suspense } from 'react';
import { later } from '../shell/later';

/** What happened at a chart: which series, and which of its values. */
export interface ChartPoint {
  series: number;
  index: number;
}

export interface ChartProps {
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

const DrawnChart = lazy(later(() => import('./DrawnChart')));

/** A chart whose place is kept while it is on its way. */
export function Chart(props: ChartProps) {
  return (
    <Suspense fallback={<div style={{ height: props.height }} />}>
      <DrawnChart {...props} />
    </Suspense>
  );
}
