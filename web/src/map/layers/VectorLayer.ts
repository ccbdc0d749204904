import Point from '@mapbox/point-geometry';
import { type Coords, type DoneCallback, GridLayer, type GridLayerOptions } from 'leaflet';
import { Labelers, type LabelRule, type PaintRule, type PreparedTile, paint } from 'protomaps-leaflet';
import type { AreaTiles } from './AreaTiles';

/** What a layer draws: rules name their tile source in `dataSource`. */
export interface Drawing {
  sources: string[];
  paint: PaintRule[];
  labels?: LabelRule[];
}

type Prepared = Map<string, PreparedTile[]>;

// protomaps lays labels out tile by tile and forgets tiles beyond this number; a large screen shows about sixty.
const labelledTiles = 160;

/**
 * Vector tiles on canvas, in the colours of a Drawing that may change at any time:
 * tiles keep their parsed data, so a new Drawing is painted at once, in place, without flicker.
 */
export class VectorLayer extends GridLayer {
  private readonly prepared = new Map<HTMLCanvasElement, { coords: Coords; data: Prepared }>();
  private labelers: Labelers | null = null;
  private repaintAsked = 0;

  constructor(
    private tiles: AreaTiles,
    private drawing: Drawing,
    options: GridLayerOptions,
  ) {
    super({ ...options, tileSize: 256, updateWhenZooming: false, keepBuffer: 1 });
    this.newLabels();
    this.on('tileunload', (event) => void this.prepared.delete(event.tile as unknown as HTMLCanvasElement));
  }

  setDrawing(drawing: Drawing) {
    const newSources = drawing.sources.some((source) => !this.drawing.sources.includes(source));
    this.drawing = drawing;
    if (drawing.labels) this.newLabels();
    if (newSources) void this.reload();
    else this.repaint();
  }

  override createTile(coords: Coords, done: DoneCallback): HTMLElement {
    const canvas = document.createElement('canvas');
    const sharpness = Math.min(window.devicePixelRatio || 1, 2);
    canvas.width = canvas.height = 256 * sharpness;
    this.load(coords).then(
      (data) => {
        this.prepared.set(canvas, { coords, data });
        this.labelers?.add(coords.z, data);
        this.paintTile(canvas, coords, data);
        done(undefined, canvas);
      },
      (error) => done(error, canvas),
    );
    return canvas;
  }

  private async load(coords: Coords): Promise<Prepared> {
    const prepared: Prepared = new Map();
    const load = async (source: string) => void prepared.set(source, [await this.tiles.view(source).getDisplayTile(coords)]);
    // The drawing may change while this is on its way, and then ask for more.
    const missing = () => this.drawing.sources.filter((source) => !prepared.has(source));
    do await Promise.all(missing().map(load));
    while (missing().length > 0);
    return prepared;
  }

  /** Gets what the new drawing needs beyond the old; the old picture stands until it is there. */
  private async reload() {
    const asked = this.drawing;
    await Promise.all(
      [...this.prepared.values()].map(async (tile) => {
        tile.data = await this.load(tile.coords);
      }),
    );
    if (asked !== this.drawing) return;
    if (asked.labels) this.newLabels();
    this.repaint();
  }

  /** At most once a frame, however often it is asked. */
  private repaint() {
    if (this.repaintAsked) return;
    this.repaintAsked = requestAnimationFrame(() => {
      this.repaintAsked = 0;
      for (const { coords, data } of this.prepared.values()) this.labelers?.add(coords.z, data);
      for (const [canvas, { coords, data }] of this.prepared) this.paintTile(canvas, coords, data);
    });
  }

  private newLabels() {
    const scratch = document.createElement('canvas').getContext('2d');
    // A label that reaches into a neighbour tile makes that one paint again.
    if (scratch) this.labelers = new Labelers(scratch, this.drawing.labels ?? [], labelledTiles, () => this.repaint());
  }

  private paintTile(canvas: HTMLCanvasElement, coords: Coords, data: Prepared) {
    const context = canvas.getContext('2d');
    if (!context) return;
    const sharpness = canvas.width / 256;
    context.setTransform(sharpness, 0, 0, sharpness, 0, 0);
    context.clearRect(0, 0, 256, 256);
    const [minX, minY] = [256 * coords.x, 256 * coords.y];
    // Symbols of a neighbour tile reach over the edge by up to this much.
    const reach = 16;
    const box = { minX: minX - reach, minY: minY - reach, maxX: minX + 256 + reach, maxY: minY + 256 + reach };
    const labels = this.drawing.labels ? (this.labelers?.getIndex(coords.z) ?? null) : null;
    paint(context, coords.z, data, labels, this.drawing.paint, box, new Point(minX, minY), false);
  }
}
