import type { Feature, PaintRule } from 'protomaps-leaflet';
import type { MapColours } from '../colours';
import { area, line } from '../symbols';
import type { Drawing } from './VectorLayer';

/** The base map below everything: land cover and roads with casing, from the area's own data. */
export function groundDrawing(colours: MapColours): Drawing {
  const cover: Record<string, string> = {
    land: colours.land,
    water: colours.water,
    green: colours.green,
    farmland: colours.farmland,
    industrial: colours.industrial,
  };
  const rules: PaintRule[] = ['land', 'farmland', 'industrial', 'green', 'water'].map((kind) => ({
    dataSource: 'base',
    dataLayer: 'land_cover',
    filter: (_zoom, feature) => feature.props.kind === kind,
    symbolizer: area(() => ({ fill: cover[kind] })),
  }));
  // All casings before all surfaces, so that crossings look like crossings.
  for (const road of roadClasses) rules.push(roadRule(road, colours, true));
  for (const road of roadClasses) rules.push(roadRule(road, colours, false));
  return { sources: ['base'], paint: rules };
}

interface RoadClass {
  names: string[];
  /** Width in pixels at zoom 16; it doubles about every 1.4 zooms. */
  width: number;
  minzoom: number;
  main?: boolean;
}

/** From least to most important: the later is drawn over the earlier. */
export const roadClasses: RoadClass[] = [
  { names: ['path'], width: 1.6, minzoom: 15 },
  { names: ['track'], width: 2.2, minzoom: 14 },
  { names: ['service'], width: 3.2, minzoom: 14 },
  { names: ['residential', 'unknown'], width: 6, minzoom: 12 },
  { names: ['tertiary'], width: 8, minzoom: 11 },
  { names: ['secondary'], width: 10, minzoom: 9, main: true },
  { names: ['primary'], width: 12, minzoom: 8, main: true },
  { names: ['trunk', 'motorway'], width: 14, minzoom: 7, main: true },
];

/** Casings from this zoom on; farther away a road is one plain line. */
const cased = 12;

export function roadWidth(road: { width: number }, zoom: number): number {
  return Math.max(0.6, road.width * 2 ** ((zoom - 16) / 1.4));
}

function roadRule(road: RoadClass, colours: MapColours, casing: boolean): PaintRule {
  const isOf = (feature: Feature) => road.names.includes(String(feature.props.class ?? 'unknown'));
  const edge = (zoom: number) => (zoom >= 15 ? 1.6 : 1);
  return {
    dataSource: 'base',
    dataLayer: 'roads',
    minzoom: casing ? Math.max(road.minzoom, cased) : road.minzoom,
    filter: (_zoom, feature) => isOf(feature),
    symbolizer: line({
      colour: (zoom) => (casing ? colours.casing : zoom < cased ? colours.farRoad : road.main ? colours.mainRoad : colours.road),
      width: (zoom) => roadWidth(road, zoom) + (casing ? edge(zoom) : 0),
    }),
  };
}
