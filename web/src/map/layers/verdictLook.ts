import type { CoverageSubject } from '../../hydrants/coverage/coverage';
import { type Verdict, verdictByCode, verdictOf } from '../../hydrants/coverage/verdict';
import type { MapColours } from '../colours';
import { disc, hatch, type Look } from '../symbols';

/** What the map needs to judge each building or address by itself. */
export interface Verdicts {
  of: CoverageSubject;
  /** Decimetres by feature id. */
  distances: Uint16Array;
  radius: number;
  /** The verdicts of a standard by feature id; they count instead of the distances. */
  codes?: Uint8Array;
}

/** null: it does not stand on the day. */
export function verdictIn({ codes, distances, radius }: Verdicts, featureId: number): Verdict | null {
  return codes ? verdictByCode(codes, featureId) : verdictOf(distances, featureId, radius);
}

/** Edges grow with the zoom: on a house six pixels wide a full edge would drown the colour. */
export function verdictLook(verdict: Verdict, zoom: number, colours: MapColours, context: CanvasRenderingContext2D): Look {
  if (zoom < 15) return { fill: verdict === 'pass' ? colours.pass : verdict === 'fail' ? colours.fail : hatch(context, colours) };
  const edgeWidth = zoom === 15 ? 0.5 : zoom === 16 ? 1 : 1.5;
  if (verdict === 'pass') return { fill: colours.pass, edge: colours.passEdge, edgeWidth: edgeWidth / 2 };
  if (verdict === 'fail') return { fill: colours.fail, edge: colours.failEdge, edgeWidth };
  return { fill: hatch(context, colours), edge: colours.unknown, edgeWidth };
}

/** A building seen from afar, or an address point. */
export function verdictDot(verdicts: Verdicts, featureId: number, radius: number, colours: MapColours, context: CanvasRenderingContext2D) {
  const verdict = verdictIn(verdicts, featureId);
  if (verdict) verdictPoint(verdict, radius, colours, context);
}

export function verdictPoint(verdict: Verdict, radius: number, colours: MapColours, context: CanvasRenderingContext2D) {
  const fill = verdict === 'pass' ? colours.pass : verdict === 'fail' ? colours.fail : colours.unknown;
  const rim = verdict === 'fail' && radius >= 2.5 ? colours.failEdge : undefined;
  if (verdict === 'unknown' && radius >= 2.5) disc(context, radius - 0.5, colours.paper, fill, 1.5);
  else disc(context, radius, fill, rim, 0.8);
}

/** Pixels; grows from a grain at the county to a dot at the house. */
export function dotRadius(zoom: number): number {
  if (zoom <= 11) return 1;
  if (zoom === 12) return 1.3;
  if (zoom === 13) return 1.5;
  return Math.min(5, 1.7 + (zoom - 13) * 0.9);
}
