import type { Feature, PaintRule } from 'protomaps-leaflet';
import type { MapColours } from '../colours';
import { area, line, mark } from '../symbols';
import { type HazardsShown, hazardMark, isShown } from './hazards';
import { type HydrantColours, hydrantMark } from './hydrants';
import type { Drawing } from './VectorLayer';
import { dotRadius, type Verdicts, verdictDot } from './verdictLook';

/** Layers a reader can switch on and off, in the order they are drawn; each is a tile source of the same name. */
export const thingLayers = [
  'zones',
  'fire_lanes',
  'addresses',
  'premises',
  'incidents',
  'hazards',
  'water_sources',
  'stations',
  'hydrants',
] as const;
export type ThingLayer = (typeof thingLayers)[number];

export interface ThingsState {
  shown: ReadonlySet<string>;
  verdicts: Verdicts | null;
  hydrantColours: HydrantColours;
  /** Day the map speaks of, YYYY-MM-DD: hydrants not yet or no longer there are left out. */
  asOf: string;
  /** See Scene. */
  zoneFills: ReadonlyMap<number, string | null> | null;
  /** See Scene. */
  hazards?: HazardsShown | null;
  /** First and last day of the fires shown. */
  firesFrom?: string;
  firesTo?: string;
  /** Fires appear as points from this zoom on. */
  firesFromZoom: number;
}

export function thingsDrawing(colours: MapColours, state: ThingsState): Drawing {
  const rules = {
    zones: () => zoneRules(colours, state),
    fire_lanes: () => [
      rule('fire_lanes', line({ colour: colours.accent, width: (z) => (z >= 15 ? 2.5 : 1.5), dash: [6, 4], cap: 'butt' }), 13),
    ],
    addresses: () => (state.verdicts?.of === 'ADDRESS_POINTS' ? [rule('addresses', addressMark(colours, state.verdicts), 0)] : []),
    premises: () => [rule('premises', premisesMark(colours), 12)],
    incidents: () => [rule('incidents', fireMark(colours), state.firesFromZoom, fireInPeriod(state))],
    hazards: () => [
      rule('hazards', hazardMark(colours, state.asOf), 0, (_zoom, feature) => isShown(feature.props, state.hazards ?? null, state.asOf)),
    ],
    water_sources: () => [rule('water_sources', waterMark(colours), 12)],
    stations: () => [rule('stations', stationMark(colours), 0)],
    hydrants: () => [rule('hydrants', hydrantMark(colours, state.hydrantColours), 11, (_zoom, feature) => standsOn(feature, state.asOf))],
  } satisfies Record<ThingLayer, () => PaintRule[]>;
  const sources = thingLayers.filter((name) => state.shown.has(name));
  return { sources, paint: sources.flatMap((name) => rules[name]()) };
}

function rule(source: ThingLayer, symbolizer: PaintRule['symbolizer'], minzoom: number, filter?: PaintRule['filter']): PaintRule {
  return { dataSource: source, dataLayer: source, symbolizer, minzoom, filter };
}

function zoneRules(colours: MapColours, { zoneFills }: ThingsState): PaintRule[] {
  const outline = area((_feature, zoom) => ({
    edge: zoneFills ? colours.paper : colours.label,
    edgeWidth: zoom >= 14 ? 1.6 : zoom >= 12 ? 1 : 0.4,
  }));
  if (!zoneFills) return [rule('zones', outline, 0)];
  const asked: PaintRule['filter'] = (_zoom, feature) => zoneFills.has(Number(feature.props.n));
  // Near by, the houses and streets within matter more than the colour.
  const fill = area((feature, zoom) => ({ fill: zoneFills.get(Number(feature.props.n)) ?? undefined, opacity: zoom >= 16 ? 0.25 : 0.62 }));
  return [rule('zones', fill, 0, asked), rule('zones', outline, 0, asked)];
}

/** Addresses that are judged; others are ground, and stand with the buildings. */
function addressMark(colours: MapColours, verdicts: Verdicts) {
  return mark((context, feature, zoom) => verdictDot(verdicts, Number(feature.props.n), dotRadius(zoom), colours, context));
}

export function standsOn(feature: Feature, day: string): boolean {
  const { installed_on: installed, removed_on: removed } = feature.props;
  return !(typeof installed === 'string' && installed > day) && !(typeof removed === 'string' && removed <= day);
}

function fireInPeriod({ firesFrom, firesTo }: ThingsState): PaintRule['filter'] {
  if (!firesFrom && !firesTo) return undefined;
  return (_zoom, feature) => {
    const day = String(feature.props.at ?? '').slice(0, 10);
    return (!firesFrom || day >= firesFrom) && (!firesTo || day <= firesTo);
  };
}

function fireMark(colours: MapColours) {
  return mark((context, _feature, zoom) => {
    const reach = zoom >= 16 ? 5 : 3.5;
    context.rotate(Math.PI / 4);
    context.fillStyle = colours.ink;
    context.strokeStyle = colours.paper;
    context.lineWidth = 1.4;
    context.fillRect(-reach / 1.4, -reach / 1.4, reach * 1.4, reach * 1.4);
    context.strokeRect(-reach / 1.4, -reach / 1.4, reach * 1.4, reach * 1.4);
  });
}

function waterMark(colours: MapColours) {
  return mark((context, _feature, zoom) => {
    const r = zoom >= 15 ? 5 : 3.5;
    context.beginPath();
    context.moveTo(0, -r * 1.4);
    context.bezierCurveTo(r * 1.4, 0, r, r, 0, r);
    context.bezierCurveTo(-r, r, -r * 1.4, 0, 0, -r * 1.4);
    context.fillStyle = colours.waterLabel;
    context.strokeStyle = colours.paper;
    context.lineWidth = 1.2;
    context.fill();
    context.stroke();
  });
}

/** A square with a rim: neither the disc of a hydrant nor the diamond of a fire. */
function premisesMark(colours: MapColours) {
  return mark((context, _feature, zoom) => {
    const reach = zoom >= 16 ? 4 : zoom >= 14 ? 3 : 2;
    context.fillStyle = colours.paper;
    context.strokeStyle = colours.ink;
    context.lineWidth = 1.4;
    context.fillRect(-reach, -reach, 2 * reach, 2 * reach);
    context.strokeRect(-reach, -reach, 2 * reach, 2 * reach);
  });
}

function stationMark(colours: MapColours) {
  return mark((context, feature) => {
    const planned = feature.props.state === 'planned' || feature.props.state === 'built';
    context.beginPath();
    context.roundRect(-9, -9, 18, 18, 4);
    context.fillStyle = planned ? colours.paper : colours.ink;
    context.strokeStyle = planned ? colours.ink : colours.paper;
    context.lineWidth = 1.5;
    context.fill();
    context.stroke();
    // A house with a gate, seen from the street.
    context.beginPath();
    for (const [x, y] of [
      [-5, -0.5],
      [0, -5],
      [5, -0.5],
      [5, 5],
      [2, 5],
      [2, 1],
      [-2, 1],
      [-2, 5],
      [-5, 5],
    ] as const)
      context.lineTo(x, y);
    context.closePath();
    context.fillStyle = planned ? colours.ink : colours.paper;
    context.fill();
  });
}
