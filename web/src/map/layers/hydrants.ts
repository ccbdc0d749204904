import type { Feature, PaintSymbolizer } from 'protomaps-leaflet';
import type { MapColours } from '../colours';
import { cross, disc, mark } from '../symbols';

/** How a standard draws hydrants, as the API names it. */
export type HydrantColours = 'NONE' | 'CN_STATES' | 'NFPA291';

export const deadStates = new Set(['no_water', 'damaged', 'obstructed', 'cannot_open', 'out_of_service']);

/** Each look that a hydrant can have; the legend draws with the same hand as the map. */
export type HydrantLook = 'plain' | 'dead' | 'low' | 'dry' | 'broken' | 'blocked' | 'off' | 'unseen' | 'AA' | 'A' | 'B' | 'C' | 'untested';

/** NFPA 291's light blue, green, orange and red, in the hues that Okabe and Ito chose for colour-blind readers. */
const classColours: Partial<Record<HydrantLook, string>> = { AA: '#56B4E9', A: '#009E73', B: '#E69F00', C: '#D55E00' };

const chinese: Record<string, HydrantLook> = {
  in_service: 'plain',
  low_pressure: 'low',
  no_water: 'dry',
  damaged: 'broken',
  cannot_open: 'broken',
  obstructed: 'blocked',
  out_of_service: 'off',
};

/** What a hydrant of a tile looks like. */
export function hydrantLook(props: Feature['props'], drawnAs: HydrantColours): HydrantLook {
  const state = String(props.state);
  if (drawnAs === 'CN_STATES') return chinese[state] ?? 'unseen';
  if (deadStates.has(state)) return 'dead';
  if (drawnAs === 'NONE') return 'plain';
  return props.class === 'AA' || props.class === 'A' || props.class === 'B' || props.class === 'C' ? props.class : 'untested';
}

export function hydrantMark(colours: MapColours, drawnAs: HydrantColours): PaintSymbolizer {
  return mark((context, feature, zoom) => {
    const plain = zoom <= 12 ? 1.2 : zoom === 13 ? 1.8 : zoom === 14 ? 2.6 : zoom === 15 ? 3.6 : 5;
    drawHydrant(context, hydrantLook(feature.props, drawnAs), drawnAs === 'NONE' || zoom < 17 ? plain : 7, colours);
  });
}

/** Draws a hydrant at the origin. What gives no water is hollow, so that it reads without colour; from afar that is all there is room for. */
export function drawHydrant(context: CanvasRenderingContext2D, look: HydrantLook, radius: number, { ink, paper }: MapColours) {
  const fill = classColours[look];
  if (fill) {
    disc(context, radius, fill, ink, radius > 2 ? 1.2 : 0.5);
    // Close up the letter stands in it.
    if (radius >= 7) letter(context, look, '#14181D');
    return;
  }
  if (look === 'plain') return disc(context, radius, ink, paper, radius > 2 ? 1.4 : 0.6);
  disc(context, radius, paper, ink, 1.2);
  if (radius <= 2) return;
  if (look === 'dead' || look === 'off') cross(context, radius + 1, ink, 1.4);
  if (look === 'low') half(context, radius, ink);
  if (look === 'dry') stroke(context, ink, [-radius, 0, radius, 0]);
  if (look === 'broken') stroke(context, ink, [-radius - 1, radius + 1, radius + 1, -radius - 1]);
  if (look === 'blocked') frame(context, radius + 1.5, ink);
  if (look === 'unseen') disc(context, Math.max(1, radius / 3.5), ink);
}

function letter(context: CanvasRenderingContext2D, text: string, colour: string) {
  context.fillStyle = colour;
  context.font = '600 8px sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(text, 0, 0.5);
}

function half(context: CanvasRenderingContext2D, radius: number, colour: string) {
  context.beginPath();
  context.arc(0, 0, radius, 0, Math.PI);
  context.fillStyle = colour;
  context.fill();
}

function stroke(context: CanvasRenderingContext2D, colour: string, [x1, y1, x2, y2]: [number, number, number, number]) {
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.strokeStyle = colour;
  context.lineWidth = 1.6;
  context.stroke();
}

function frame(context: CanvasRenderingContext2D, reach: number, colour: string) {
  context.strokeStyle = colour;
  context.lineWidth = 1.2;
  context.strokeRect(-reach, -reach, 2 * reach, 2 * reach);
}
