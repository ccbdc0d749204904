import { ask, ServerFailure } from '../../server/ask';
import { type Method, methodFields } from '../../server/types';
import { decodeValues, type HeatGrid } from './grid';

export interface HeatClass {
  from: number;
  /** null: the last class has no end. */
  to: number | null;
}

export interface Heatmap {
  bandwidth: number;
  from: string;
  to: string;
  years: number;
  /** Fires with a place, which went into the grid. */
  incidents: number;
  /** Fires of the period beside them, counted but nowhere on the map. */
  unlocated: number;
  classes: HeatClass[];
  maximum: number;
  /** null: no fire of the period has a place. */
  grid: HeatGrid | null;
  method: Method;
}

const heatmapQuery = `query heatmap($code: String!, $from: String, $to: String, $bandwidth: Float) {
  area(code: $code) { heatmap(from: $from, to: $to, bandwidth: $bandwidth) {
    bandwidth from to years incidents unlocated classes { from to } maximum
    grid { columns rows west south east north cellMetres values } ${methodFields} } } }`;

export interface HeatmapQuestion {
  area: string;
  /** First and last day, YYYY-MM-DD; absent: the whole record. */
  from?: string;
  to?: string;
  bandwidth?: number;
}

type WireHeatmap = Omit<Heatmap, 'grid'> & { grid: (Omit<HeatGrid, 'values'> & { values: string }) | null };

export async function askHeatmap(question: HeatmapQuestion, language: string, signal: AbortSignal): Promise<Heatmap> {
  const { area: code, ...rest } = question;
  const { area } = await ask<{ area: { heatmap: WireHeatmap } | null }>(heatmapQuery, { code, ...rest }, language, signal);
  if (!area) throw new ServerFailure('refused', code, 'AREA_UNKNOWN');
  const { grid, ...answer } = area.heatmap;
  return { ...answer, grid: grid && { ...grid, values: decodeValues(grid.values) } };
}
