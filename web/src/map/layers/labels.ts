import Point from '@mapbox/point-geometry';
import {
  CenteredTextSymbolizer,
  GeomType,
  type LabelRule,
  type LabelSymbolizer,
  LineLabelSymbolizer,
  OffsetTextSymbolizer,
  TextPlacements,
} from 'protomaps-leaflet';
import type { Language } from '../../view/url';
import type { MapColours } from '../colours';
import { roadClasses } from './ground';
import type { Drawing } from './VectorLayer';

export const mapFont = '"Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif';

/** Names over everything else; the first rules win the space. */
export function labelsDrawing(
  colours: MapColours,
  language: Language,
  shown: ReadonlySet<string>,
  zones: ReadonlyMap<number, unknown> | null,
): Drawing {
  const names = language === 'zh-CN' ? ['name_zh', 'name_en', 'name'] : ['name_en', 'name_zh', 'name'];
  const text = { labelProps: names, fontFamily: mapFont, fill: colours.label, stroke: colours.halo };
  const rules: LabelRule[] = [];
  if (shown.has('stations')) rules.push(rule('stations', 'stations', below({ ...text, fontSize: 12, fontWeight: 600, width: 2 }, 12), 12));
  if (shown.has('zones')) {
    const symbolizer = inPolygon({ ...text, fontSize: 12, fontWeight: 600, width: 2 }, 48);
    const filter: LabelRule['filter'] = (_zoom, feature) => !zones || zones.has(Number(feature.props.n));
    rules.push({ dataSource: 'zones', dataLayer: 'zones', symbolizer, minzoom: 12, filter });
  }
  rules.push(
    rule(
      'base',
      'land_cover',
      inPolygon({ ...text, fill: colours.waterLabel, fontSize: 12, fontStyle: 'italic', width: 2 }, 60),
      11,
      'water',
    ),
  );
  for (const road of [...roadClasses].reverse()) {
    const street = new LineLabelSymbolizer({
      ...text,
      fontSize: road.width >= 10 ? 12 : 11,
      width: 3,
      offset: 0,
      position: 2, // on the line itself
      repeatDistance: 520,
    });
    const minzoom = road.width >= 10 ? 13 : road.width >= 6 ? 15 : 16;
    rules.push({
      dataSource: 'base',
      dataLayer: 'roads',
      minzoom,
      symbolizer: street,
      filter: (_z, f) => road.names.includes(String(f.props.class ?? 'unknown')),
    });
  }
  rules.push(rule('base', 'land_cover', inPolygon({ ...text, fontSize: 11, width: 2 }, 60), 14, 'green'));
  rules.push(rule('base', 'buildings', inPolygon({ ...text, fontSize: 11, width: 2 }, 40), 17));
  return { sources: ['base', ...['stations', 'zones'].filter((name) => shown.has(name))], paint: [], labels: rules };
}

type TextOptions = ConstructorParameters<typeof CenteredTextSymbolizer>[0];

function rule(source: string, layer: string, symbolizer: LabelSymbolizer, minzoom: number, kind?: string): LabelRule {
  return {
    dataSource: source,
    dataLayer: layer,
    symbolizer,
    minzoom,
    filter: kind ? (_z, feature) => feature.props.kind === kind : undefined,
  };
}

function below(options: TextOptions, offset: number): LabelSymbolizer {
  return new OffsetTextSymbolizer({ ...options, offsetX: 0, offsetY: offset, placements: [TextPlacements.S] });
}

/**
 * A name in the middle of its polygon, if there are `room` pixels for it.
 * Tiles cut large polygons: each piece would carry the name, so pieces near each other share one.
 */
function inPolygon(options: TextOptions, room: number): LabelSymbolizer {
  const centred = new CenteredTextSymbolizer(options);
  return {
    place(layout, geometry, feature) {
      if (feature.geomType !== GeomType.Polygon) return undefined;
      const [middle, width] = middleOf(geometry);
      if (width < room) return undefined;
      const placed = centred.place(layout, [[middle]], feature);
      const name =
        options.labelProps && (options.labelProps as string[]).map((key) => feature.props[key]).find((value) => typeof value === 'string');
      return placed?.map((label) => ({ ...label, deduplicationKey: String(name), deduplicationDistance: 700 }));
    },
  };
}

/** A place well inside the widest ring (the middle of its longest stretch at half height), and how long that stretch is. */
function middleOf(geometry: Point[][]): [Point, number] {
  let best: { width: number; x: number; y: number } = { width: 0, x: 0, y: 0 };
  for (const ring of geometry) {
    const heights = ring.map((point) => point.y);
    const y = (Math.min(...heights) + Math.max(...heights)) / 2;
    const crossings: number[] = [];
    ring.forEach((a, i) => {
      const b = ring[(i + 1) % ring.length];
      if (b && a.y > y !== b.y > y) crossings.push(a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x));
    });
    crossings.sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const [from = 0, to = 0] = [crossings[i], crossings[i + 1]];
      if (to - from > best.width) best = { width: to - from, x: (from + to) / 2, y };
    }
  }
  return [new Point(best.x, best.y), best.width];
}
