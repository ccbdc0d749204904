import { type Coords, type DoneCallback, GridLayer, type GridLayerOptions } from 'leaflet';
import { type Feature, GeomType, type PreparedTile } from 'protomaps-leaflet';
import type { Verdict } from '../../hydrants/coverage/verdict';
import type { MapColours } from '../colours';
import { disc } from '../symbols';
import type { AreaTiles } from './AreaTiles';
import { dotRadius, verdictLook } from './verdictLook';

/** Buildings by feature id: the verdict that each comes to, and those that are lit. */
export interface Changes {
  turned: ReadonlyMap<number, Verdict>;
  lit: ReadonlySet<number>;
}

interface Tile {
  coords: Coords;
  prepared: PreparedTile;
  byId: Map<number, Feature[]>;
  /** What stands on it, so that a tile in which nothing changed is not painted again. */
  shown: string;
}

const nothing: Changes = { turned: new Map(), lit: new Set() };

/**
 * Buildings whose verdict a what-if changes, over the map as it is. It follows the mouse: each tile knows its buildings by number, so
 * that a change costs as much as the buildings it touches, and it is painted at once, before the browser's next frame.
 */
export class ChangesLayer extends GridLayer {
  private readonly ready = new Map<HTMLCanvasElement, Tile>();
  private changes = nothing;

  constructor(
    private readonly areaTiles: AreaTiles,
    private colours: MapColours,
    options: GridLayerOptions,
  ) {
    super({ ...options, tileSize: 256, updateWhenZooming: false, keepBuffer: 1 });
    this.on('tileunload', (event) => void this.ready.delete(event.tile as unknown as HTMLCanvasElement));
  }

  show(changes: Changes | null, colours: MapColours) {
    if (this.changes === (changes ?? nothing) && this.colours === colours) return;
    this.changes = changes ?? nothing;
    if (this.colours !== colours) for (const tile of this.ready.values()) tile.shown = tile.shown && 'in other colours';
    this.colours = colours;
    for (const [canvas, tile] of this.ready) this.draw(canvas, tile);
  }

  override createTile(coords: Coords, done: DoneCallback): HTMLElement {
    const canvas = document.createElement('canvas');
    const sharpness = Math.min(window.devicePixelRatio || 1, 2);
    canvas.width = canvas.height = 256 * sharpness;
    this.areaTiles
      .view('base')
      .getDisplayTile(coords)
      .then(
        (prepared) => {
          const tile = { coords, prepared, byId: index(prepared), shown: '' };
          this.ready.set(canvas, tile);
          this.draw(canvas, tile);
          done(undefined, canvas);
        },
        (error) => done(error, canvas),
      );
    return canvas;
  }

  private draw(canvas: HTMLCanvasElement, tile: Tile) {
    const things = this.thingsOn(tile);
    const shown = things.map(([id, verdict]) => `${id}${verdict}${this.changes.lit.has(id)}`).join();
    if (shown === tile.shown) return;
    const context = canvas.getContext('2d');
    if (!context) return;
    if (tile.shown !== '') {
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, canvas.width, canvas.height);
    }
    tile.shown = shown;
    for (const [id, verdict] of things) this.drawThing(canvas, context, tile, id, verdict);
  }

  /** The buildings of a tile that are not as the map below has them. */
  private thingsOn({ byId }: Tile): [id: number, verdict: Verdict | null][] {
    const { turned, lit } = this.changes;
    const things: [number, Verdict | null][] = [];
    for (const [id, verdict] of turned) if (byId.has(id)) things.push([id, verdict]);
    for (const id of lit) if (!turned.has(id) && byId.has(id)) things.push([id, null]);
    return things;
  }

  private drawThing(canvas: HTMLCanvasElement, context: CanvasRenderingContext2D, tile: Tile, id: number, verdict: Verdict | null) {
    const features = tile.byId.get(id);
    if (!features) return;
    const { coords, prepared } = tile;
    const { colours } = this;
    const sharpness = canvas.width / 256;
    const { scale } = prepared;
    // Pixels of the data's tile, which is larger than this one where the map is closer than tiles go.
    const [dx, dy] = [prepared.origin.x - 256 * coords.x, prepared.origin.y - 256 * coords.y];
    context.setTransform(sharpness, 0, 0, sharpness, dx * sharpness, dy * sharpness);
    const edge = this.changes.lit.has(id) ? colours.accent : colours.ink;
    for (const { geom, geomType } of features) {
      if (geomType === GeomType.Point) {
        const point = geom[0]?.[0];
        if (!point) continue;
        context.save();
        context.translate(point.x * scale, point.y * scale);
        const fill =
          verdict === null ? 'transparent' : verdict === 'pass' ? colours.pass : verdict === 'fail' ? colours.fail : colours.unknown;
        disc(context, dotRadius(coords.z) + 0.6, fill, edge, 1);
        context.restore();
        continue;
      }
      context.beginPath();
      for (const ring of geom) {
        ring.forEach((point, i) => {
          if (i === 0) context.moveTo(point.x * scale, point.y * scale);
          else context.lineTo(point.x * scale, point.y * scale);
        });
        context.closePath();
      }
      const fill = verdict && verdictLook(verdict, coords.z, colours, context).fill;
      if (fill) {
        context.fillStyle = fill;
        context.fill('evenodd');
      }
      context.strokeStyle = edge;
      context.lineWidth = coords.z >= 17 ? 2.2 : coords.z >= 15 ? 1.5 : 1;
      context.stroke();
    }
  }
}

function index(prepared: PreparedTile): Map<number, Feature[]> {
  const byId = new Map<number, Feature[]>();
  for (const feature of prepared.data.get('buildings') ?? []) {
    const id = Number(feature.props.n);
    const known = byId.get(id);
    if (known) known.push(feature);
    else byId.set(id, [feature]);
  }
  return byId;
}
