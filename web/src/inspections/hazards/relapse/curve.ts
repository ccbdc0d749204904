import type { EChartsCoreOption } from 'echarts/core';
import { axis, tooltip } from '../../../charts/look';
import type { Curve } from './relapse';

/** Days at which the axis has a figure. */
export function ticksOf(within: number): number[] {
  const step = within <= 120 ? 30 : within <= 400 ? 90 : within <= 800 ? 180 : 365;
  const ticks = Array.from({ length: Math.floor(within / step) + 1 }, (_, i) => i * step);
  // The end itself, unless a figure stands right beside it.
  return within - (ticks.at(-1) ?? 0) > step / 2 ? [...ticks, within] : ticks;
}

/** How many are still followed on a day, and have not come back before it. */
export function atRiskOn(curve: Pick<Curve, 'followed' | 'points'>, day: number): number {
  const next = curve.points.find((each) => each.day >= day);
  if (next) return next.atRisk;
  const last = curve.points.at(-1);
  return last ? last.atRisk - last.returned - last.censored : curve.followed;
}

/** Steps of the share that has not come back, percent: it holds from a day until the next, and begins whole. */
export function stepsOf(curve: Pick<Curve, 'points'>, of: 'surviving' | 'low' | 'high', until: number): [day: number, percent: number][] {
  const steps: [number, number][] = [[0, 100]];
  for (const each of curve.points) {
    const value = each[of];
    if (each.day > until) break;
    if (value !== null) steps.push([each.day, 100 * value]);
  }
  // Beyond the last one followed nothing is known.
  const end = Math.min(until, curve.points.at(-1)?.day ?? 0);
  const last = steps.at(-1) ?? [0, 100];
  if (last[0] < end) steps.push([end, last[1]]);
  return steps;
}

/** Both ends of the interval on the same days, so that the band between them can be stacked. */
export function bandOf(curve: Pick<Curve, 'points'>, until: number): { low: [number, number][]; width: [number, number][] } {
  const both = curve.points.filter((each) => each.low !== null && each.high !== null && each.day <= until);
  const low: [number, number][] = [[0, 100]];
  const width: [number, number][] = [[0, 0]];
  for (const each of both) {
    low.push([each.day, 100 * (each.low ?? 0)]);
    width.push([each.day, 100 * ((each.high ?? 0) - (each.low ?? 0))]);
  }
  return { low, width };
}

interface Colours {
  all: string;
  one: string;
  band: string;
}

/** The curve of all, with its band; and that of the group under the pointer or chosen. */
export function optionOf(
  all: Curve,
  one: Curve | null,
  within: number,
  colours: Colours,
  words: { all: string; days: string },
): EChartsCoreOption {
  const lead = one ?? all;
  const band = bandOf(lead, within);
  const lines = [all, ...(one ? [one] : [])];
  const lowest = Math.min(...lines.flatMap((each) => stepsOf(each, 'low', within).map(([, y]) => y)), 100);
  const quiet = { type: 'line', step: 'end', symbol: 'none', silent: true } as const;
  return {
    grid: { left: 44, right: 12, top: 12, bottom: 24 },
    tooltip: {
      ...tooltip(),
      trigger: 'axis',
      formatter: (points: { seriesName: string; value: [number, number] }[]) =>
        [
          `${points[0]?.value[0] ?? 0} ${words.days}`,
          ...points.filter((each) => each.seriesName !== '').map((each) => `${each.seriesName} ${each.value[1].toFixed(1)} %`),
        ].join('<br>'),
    },
    xAxis: axis({ type: 'value', min: 0, max: within, interval: ticksOf(within)[1] ?? within, splitLine: { show: false } }),
    yAxis: axis({
      type: 'value',
      min: Math.max(0, Math.floor(lowest / 10) * 10),
      max: 100,
      axisLabel: { ...(axis().axisLabel as object), formatter: '{value} %' },
    }),
    series: [
      { ...quiet, name: '', stack: 'band', data: band.low, lineStyle: { opacity: 0 }, tooltip: { show: false } },
      {
        ...quiet,
        name: '',
        stack: 'band',
        data: band.width,
        lineStyle: { opacity: 0 },
        areaStyle: { color: one ? colours.one : colours.band, opacity: 0.16 },
        tooltip: { show: false },
      },
      {
        ...quiet,
        name: words.all,
        data: stepsOf(all, 'surviving', within),
        lineStyle: { color: colours.all, width: one ? 1.5 : 2.5, type: one ? 'dashed' : 'solid' },
        itemStyle: { color: colours.all },
      },
      ...(one
        ? [
            {
              ...quiet,
              name: one.name ?? '',
              data: stepsOf(one, 'surviving', within),
              lineStyle: { color: colours.one, width: 2.5 },
              itemStyle: { color: colours.one },
            },
          ]
        : []),
    ],
  };
}
