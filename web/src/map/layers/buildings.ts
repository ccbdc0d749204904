import { type Feature, GeomType, type PaintRule } from 'protomaps-leaflet';
import type { Verdict } from '../../hydrants/coverage/verdict';
import type { MapColours } from '../colours';
import { area, disc, mark } from '../symbols';
import type { Drawing } from './VectorLayer';
import { dotRadius, type Verdicts, verdictDot, verdictIn, verdictLook, verdictPoint } from './verdictLook';

/**
 * Footprints, quiet or in the colour of their verdict; below zoom 14 the tiles hold points instead.
 * Addresses nobody judges stand here too, as grains of the town.
 */
export function buildingsDrawing(
  colours: MapColours,
  verdicts: Verdicts | null,
  shown: ReadonlySet<string>,
  verdictTiles: string | null = null,
): Drawing {
  const rules: PaintRule[] = [];
  const byTiles = verdictTiles !== null && shown.has('buildings');
  if (byTiles) rules.push(...judgedRules(colours, verdictTiles));
  else if (shown.has('buildings')) rules.push(...buildingRules(colours, verdicts));
  const grains = shown.has('addresses') && verdicts?.of !== 'ADDRESS_POINTS';
  if (grains) rules.push({ dataSource: 'addresses', dataLayer: 'addresses', symbolizer: grain(colours) });
  return { sources: [byTiles ? verdictTiles : 'base', ...(grains ? ['addresses'] : [])], paint: rules };
}

/** Buildings as the server judged them by a standard, or scored them: those that stood on the day, each with its verdict or its tenth. */
function judgedRules(colours: MapColours, source: string): PaintRule[] {
  const footprint = area((feature, zoom, context) => {
    const heat = heatOfTenth(feature, colours);
    if (heat) return { fill: heat, edge: zoom >= 15 ? colours.buildingEdge : undefined, edgeWidth: 0.8 };
    return verdictLook(verdictOfTile(feature), zoom, colours, context);
  });
  const point = mark((context, feature, zoom) => {
    const heat = heatOfTenth(feature, colours);
    if (heat) disc(context, dotRadius(zoom), heat);
    else verdictPoint(verdictOfTile(feature), dotRadius(zoom), colours, context);
  });
  const rule = { dataSource: source, dataLayer: 'verdicts' };
  return [
    { ...rule, filter: (_z, f) => f.geomType === GeomType.Polygon, symbolizer: footprint },
    { ...rule, filter: (_z, f) => f.geomType === GeomType.Point, symbolizer: point },
  ];
}

/** Five classes of tenths, the lowest three first: 8 to 10, 5 to 7, 3 and 4, 2, 1. */
function heatOfTenth({ props: { verdict } }: Feature, { heat }: MapColours): string | undefined {
  const tenth = Number(verdict);
  if (!(tenth >= 1)) return undefined;
  return heat[tenth === 1 ? 4 : tenth === 2 ? 3 : tenth <= 4 ? 2 : tenth <= 7 ? 1 : 0];
}

function verdictOfTile({ props: { verdict } }: Feature): Verdict {
  return verdict === 'pass' || verdict === 'fail' ? verdict : 'unknown';
}

function grain(colours: MapColours) {
  return mark((context, _feature, zoom) => {
    disc(context, zoom >= 17 ? 2 : zoom >= 14 ? 1.3 : 0.9, zoom >= 16 ? colours.label : colours.buildingEdge);
  });
}

function buildingRules(colours: MapColours, verdicts: Verdicts | null): PaintRule[] {
  const judged = verdicts?.of === 'BUILDINGS' ? verdicts : null;
  const footprint = area((feature, zoom, context) => {
    if (!judged) return { fill: colours.building, edge: zoom >= 15 ? colours.buildingEdge : undefined, edgeWidth: 0.8 };
    const verdict = verdictIn(judged, Number(feature.props.n));
    if (verdict === null) return zoom >= 15 ? { edge: colours.buildingEdge, edgeWidth: 0.8 } : null;
    return verdictLook(verdict, zoom, colours, context);
  });
  const point = mark((context, feature, zoom) => {
    if (judged) return verdictDot(judged, Number(feature.props.n), dotRadius(zoom), colours, context);
    context.fillStyle = colours.buildingEdge;
    const side = zoom >= 13 ? 2.4 : 1.4;
    context.fillRect(-side / 2, -side / 2, side, side);
  });
  return [
    { dataSource: 'base', dataLayer: 'buildings', filter: (_z, f) => f.geomType === GeomType.Polygon, symbolizer: footprint },
    { dataSource: 'base', dataLayer: 'buildings', filter: (_z, f) => f.geomType === GeomType.Point, symbolizer: point },
  ];
}
