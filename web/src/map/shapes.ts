import { geoJSON, type Map as LeafletMap, layerGroup } from 'leaflet';
import { cell } from '../view/cell';

/** A line or an area that stands on the map by itself, apart from the tiles: a street that was searched for, a row of a dry run. */
export interface Shape {
  id: string;
  /** GeoJSON, degrees. */
  geometry: unknown;
  kind:
    | 'outline'
    | 'sample'
    | 'spot'
    | 'cold'
    | 'hose'
    | 'closed'
    | 'mended'
    | 'proposed'
    | 'band-I'
    | 'band-II'
    | 'band-III'
    | 'band-IV'
    | 'band-none';
  lit?: boolean;
  onHover?: (over: boolean) => void;
}

/** Shapes of the room that is open. */
export const roomShapes = cell<readonly Shape[]>([]);

/** What the open card lays on the map. */
export const cardShapes = cell<readonly Shape[]>([]);

/** The outline of the place that was searched for. */
export const foundShapes = cell<readonly Shape[]>([]);

/** Draws shapes, and draws anew only what differs. A light casing under each line keeps it apart from whatever lies below. */
export class ShapeLayer {
  private readonly drawn = new Map<string, { key: string; layer: ReturnType<typeof layerGroup> }>();
  private shapes = new Map<string, Shape>();
  private readonly group = layerGroup();

  constructor(map: LeafletMap) {
    this.group.addTo(map);
  }

  show(shapes: readonly Shape[]) {
    this.shapes = new Map(shapes.map((shape) => [shape.id, shape]));
    for (const [id, { layer }] of this.drawn) {
      if (this.shapes.has(id)) continue;
      this.group.removeLayer(layer);
      this.drawn.delete(id);
    }
    for (const shape of shapes) {
      const key = JSON.stringify([shape.kind, shape.lit, shape.geometry]);
      const old = this.drawn.get(shape.id);
      if (old?.key === key) continue;
      if (old) this.group.removeLayer(old.layer);
      const layer = draw(shape, () => this.shapes.get(shape.id));
      this.drawn.set(shape.id, { key, layer });
      this.group.addLayer(layer);
    }
  }
}

function draw(shape: Shape, now: () => Shape | undefined) {
  const geometry = shape.geometry as Parameters<typeof geoJSON>[0];
  const name = `shape-${shape.kind}${shape.lit ? ' shape-lit' : ''}`;
  const casing = geoJSON(geometry, { interactive: false, style: { className: `shape-casing ${name}` } });
  const line = geoJSON(geometry, { interactive: shape.onHover !== undefined, style: { className: `shape ${name}` } });
  if (shape.onHover) line.on('mouseover', () => now()?.onHover?.(true)).on('mouseout', () => now()?.onHover?.(false));
  return layerGroup([casing, line]);
}
