import { type Coords, GridLayer, type GridLayerOptions } from 'leaflet';
import { classOf, densityAt, type HeatGrid } from '../../incidents/heatmap/grid';

export interface DensityHeat {
  grid: HeatGrid;
  /** Density at which each class begins. */
  starts: number[];
}

/** Paints what lies on one tile of 256 × 256 pixels, which is empty before. */
export type TilePainter = (context: CanvasRenderingContext2D, coords: Coords) => void;

/** Fires as a surface: whatever paints it. Painting is immediate, so a new period replaces the old in place. */
export class HeatLayer extends GridLayer {
  private readonly canvases = new Map<HTMLCanvasElement, Coords>();
  private painter: TilePainter | null = null;

  constructor(options: GridLayerOptions) {
    super({ ...options, tileSize: 256, updateWhenZooming: false });
    this.on('tileunload', (event) => void this.canvases.delete(event.tile as unknown as HTMLCanvasElement));
  }

  show(painter: TilePainter | null) {
    this.painter = painter;
    for (const [canvas, coords] of this.canvases) this.paintTile(canvas, coords);
  }

  override createTile(coords: Coords): HTMLElement {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 256;
    this.canvases.set(canvas, coords);
    this.paintTile(canvas, coords);
    return canvas;
  }

  private paintTile(canvas: HTMLCanvasElement, coords: Coords) {
    const context = canvas.getContext('2d');
    if (!context) return;
    context.clearRect(0, 0, 256, 256);
    this.painter?.(context, coords);
  }
}

/**
 * A density grid in flat classes, drawn per pixel: edges are smooth because the density between cells is,
 * but every pixel has the colour of the class its density falls in.
 */
export function densityPainter({ grid, starts }: DensityHeat, colours: readonly string[], opacity: number): TilePainter {
  const palette = Uint32Array.from(colours, (colour) => pixelOf(colour, opacity));
  return (context, coords) => {
    const image = context.createImageData(256, 256);
    const pixels = new Uint32Array(image.data.buffer);
    for (let y = 0; y < 256; y++) {
      const lat = latitudeOf((coords.y * 256 + y + 0.5) / (256 * 2 ** coords.z));
      if (lat > grid.north || lat < grid.south) continue;
      for (let x = 0; x < 256; x++) {
        const lng = ((coords.x * 256 + x + 0.5) / (256 * 2 ** coords.z)) * 360 - 180;
        const index = classOf(densityAt(grid, lng, lat), starts);
        if (index >= 0) pixels[y * 256 + x] = palette[index] ?? 0;
      }
    }
    context.putImageData(image, 0, 0);
  };
}

/** Latitude in degrees of a Web Mercator height from 0 (north) to 1. */
function latitudeOf(height: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * height))) * 180) / Math.PI;
}

/** #RRGGBB as a canvas pixel; canvases are little-endian ABGR everywhere a browser runs today. */
function pixelOf(colour: string, opacity: number): number {
  const rgb = Number.parseInt(colour.slice(1), 16);
  return ((Math.round(opacity * 255) << 24) | ((rgb & 0xff) << 16) | (rgb & 0xff00) | (rgb >> 16)) >>> 0;
}
