import type { YearFigure } from './boards';

/** How a year's pace is drawn: everything as a share of the bar's length, 0 to 100. */
export interface PaceScale {
  soFar: number;
  low: number | null;
  high: number | null;
  projected: number | null;
  target: number | null;
}

/** The bar ends a little behind whatever lies farthest, so that no mark stands on its edge. */
export function paceScale(of: Pick<YearFigure, 'projected' | 'projectedLow' | 'projectedHigh' | 'target'> & { soFar: number }): PaceScale {
  const end = Math.max(of.soFar, of.projectedHigh ?? 0, of.projected ?? 0, of.target ?? 0, 1e-9) * 1.08;
  const at = (value: number | null) => (value === null ? null : (value / end) * 100);
  return {
    soFar: (of.soFar / end) * 100,
    low: at(of.projectedLow),
    high: at(of.projectedHigh),
    projected: at(of.projected),
    target: at(of.target),
  };
}
