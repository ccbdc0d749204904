import type { Feature, PaintSymbolizer } from 'protomaps-leaflet';
import type { MapColours } from '../colours';
import { disc, mark } from '../symbols';

/** What a tile says of a hazard: n, kind, state, grade, due (day, or absent), found, closed. */
type Props = Feature['props'];

/** Which hazards are drawn; of each list any one will do, absent: whatever it is. */
export interface HazardsShown {
  states?: readonly string[];
  kinds?: readonly string[];
  grades?: readonly string[];
  open?: boolean;
  overdue?: boolean;
  /** Where a filter asks for what tiles do not say: those listed. */
  ids?: ReadonlySet<number>;
}

export const hazardStates = ['found', 'ordered', 'rectifying', 're_check', 'closed', 'unknown'] as const;
export type HazardLook = (typeof hazardStates)[number];

export function isShown(props: Props, shown: HazardsShown | null, day: string): boolean {
  if (!shown) return true;
  const { states, kinds, grades, open, overdue, ids } = shown;
  if (ids) return ids.has(Number(props.n));
  const state = String(props.state);
  return (
    (!states || states.includes(state)) &&
    (!kinds || kinds.includes(String(props.kind))) &&
    (!grades || grades.includes(String(props.grade))) &&
    (!open || state !== 'closed') &&
    (!overdue || isOverdue(props, day))
  );
}

/** Not closed and past its day; without a day it is neither on time nor late. */
export function isOverdue(props: Props, day: string): boolean {
  return props.state !== 'closed' && typeof props.due === 'string' && props.due < day;
}

/** Okabe and Ito's orange: between what nobody has touched and what is done. */
export const underway = '#E69F00';

export function hazardMark(colours: MapColours, day: string): PaintSymbolizer {
  return mark((context, { props }, zoom) => {
    const reach = zoom <= 12 ? 2.5 : zoom === 13 ? 3.2 : zoom === 14 ? 4 : zoom === 15 ? 5 : 6.5;
    const look = hazardStates.find((each) => each === props.state) ?? 'unknown';
    drawHazard(context, look, reach, colours, {
      overdue: isOverdue(props, day),
      major: props.grade === 'major' || props.grade === 'regional',
    });
  });
}

/**
 * Draws a hazard at the origin; every state has a form of its own, so that it reads without colour: found a triangle, ordered a square, being put
 * right a square half full, waiting for its re-check a hollow diamond, closed a small disc. Past its day: a ring round it. Major: a thick edge.
 */
export function drawHazard(
  context: CanvasRenderingContext2D,
  look: HazardLook,
  reach: number,
  colours: MapColours,
  { overdue = false, major = false } = {},
) {
  const { ink, paper, fail, failEdge, pass, unknown } = colours;
  if (overdue) {
    context.beginPath();
    context.arc(0, 0, reach + 3.5, 0, 2 * Math.PI);
    context.strokeStyle = ink;
    context.lineWidth = 1.4;
    context.stroke();
  }
  const edge = major ? 2.4 : 1.2;
  const around = (points: readonly (readonly [number, number])[], fill: string, stroke: string) => {
    context.beginPath();
    for (const [x, y] of points) context.lineTo(x, y);
    context.closePath();
    context.fillStyle = fill;
    context.strokeStyle = stroke;
    context.lineWidth = edge;
    context.fill();
    context.stroke();
  };
  const box = reach * 0.86;
  const square = [
    [-box, -box],
    [box, -box],
    [box, box],
    [-box, box],
  ] as const;
  if (look === 'closed') return disc(context, reach * 0.62, pass, paper, 1);
  if (look === 'unknown') return disc(context, reach * 0.7, paper, unknown, 1.6);
  if (look === 'found') {
    const low = reach * 0.8;
    const corners = [
      [0, -reach * 1.15],
      [reach * 1.1, low],
      [-reach * 1.1, low],
    ] as const;
    return around(corners, fail, major ? ink : failEdge);
  }
  if (look === 're_check') {
    const corners = [
      [0, -reach * 1.2],
      [reach * 1.2, 0],
      [0, reach * 1.2],
      [-reach * 1.2, 0],
    ] as const;
    return around(corners, paper, major ? ink : pass);
  }
  around(square, look === 'ordered' ? underway : paper, ink);
  if (look === 'rectifying') {
    context.fillStyle = underway;
    context.fillRect(-box + edge / 2, 0, 2 * box - edge, box - edge / 2);
  }
}
