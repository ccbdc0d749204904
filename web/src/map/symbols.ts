import type Point from '@mapbox/point-geometry';
import type { Feature, PaintSymbolizer } from 'protomaps-leaflet';
import type { MapColours } from './colours';

type Context = CanvasRenderingContext2D;
type Geometry = Point[][];

export interface Look {
  fill?: string | CanvasPattern;
  edge?: string;
  edgeWidth?: number;
  opacity?: number;
}

function trace(context: Context, geometry: Geometry, closed: boolean) {
  context.beginPath();
  for (const part of geometry) {
    part.forEach((point, i) => {
      if (i === 0) context.moveTo(point.x, point.y);
      else context.lineTo(point.x, point.y);
    });
    if (closed) context.closePath();
  }
}

/** A polygon whose look may depend on the feature; null leaves it out. */
export function area(look: (feature: Feature, zoom: number, context: Context) => Look | null): PaintSymbolizer {
  return {
    draw(context, geometry, zoom, feature) {
      const { fill, edge, edgeWidth = 1, opacity = 1 } = look(feature, zoom, context) ?? {};
      if (!fill && !edge) return;
      trace(context, geometry, true);
      context.globalAlpha = opacity;
      if (fill) {
        context.fillStyle = fill;
        context.fill('evenodd');
      }
      context.globalAlpha = 1;
      if (edge) {
        context.strokeStyle = edge;
        context.lineWidth = edgeWidth;
        context.stroke();
      }
    },
  };
}

export function line(look: {
  colour: string | ((zoom: number) => string);
  width: (zoom: number) => number;
  dash?: number[];
  cap?: CanvasLineCap;
}): PaintSymbolizer {
  return {
    draw(context, geometry, zoom) {
      trace(context, geometry, false);
      context.strokeStyle = typeof look.colour === 'string' ? look.colour : look.colour(zoom);
      context.lineWidth = look.width(zoom);
      context.lineCap = look.cap ?? 'round';
      context.lineJoin = 'round';
      context.setLineDash(look.dash ?? []);
      context.stroke();
      context.setLineDash([]);
    },
  };
}

/** Something drawn at each point of the feature, with the origin there. */
export function mark(draw: (context: Context, feature: Feature, zoom: number) => void): PaintSymbolizer {
  return {
    draw(context, geometry, zoom, feature) {
      for (const part of geometry) {
        const [point] = part;
        if (!point) continue;
        context.save();
        context.translate(point.x, point.y);
        draw(context, feature, zoom);
        context.restore();
      }
    },
  };
}

export function disc(context: Context, radius: number, fill: string, rim?: string, rimWidth = 1) {
  context.beginPath();
  context.arc(0, 0, radius, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.fill();
  if (!rim) return;
  context.strokeStyle = rim;
  context.lineWidth = rimWidth;
  context.stroke();
}

export function cross(context: Context, reach: number, colour: string, width: number) {
  context.beginPath();
  context.moveTo(-reach, -reach);
  context.lineTo(reach, reach);
  context.moveTo(reach, -reach);
  context.lineTo(-reach, reach);
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke();
}

const hatches = new Map<string, HTMLCanvasElement>();

/** Diagonal stripes: "we do not know" is told by form, not by grey alone. */
export function hatch(context: Context, colours: MapColours): CanvasPattern | string {
  const key = colours.unknown + colours.unknownGround;
  let tile = hatches.get(key);
  if (!tile) {
    tile = document.createElement('canvas');
    tile.width = tile.height = 6;
    const pen = tile.getContext('2d');
    if (pen) {
      pen.fillStyle = colours.unknownGround;
      pen.fillRect(0, 0, 6, 6);
      pen.strokeStyle = colours.unknown;
      pen.lineWidth = 1.5;
      for (const shift of [-6, 0, 6]) {
        pen.beginPath();
        pen.moveTo(shift, 6);
        pen.lineTo(shift + 6, 0);
        pen.stroke();
      }
    }
    hatches.set(key, tile);
  }
  return context.createPattern(tile, 'repeat') ?? colours.unknown;
}
