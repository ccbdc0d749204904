import { VectorTile } from '@mapbox/vector-tile';
import Pbf from 'pbf';
import type { Feature, TileSource, Zxy } from 'protomaps-leaflet';
import { get, ServerFailure } from '../../server/ask';

/** Waits between attempts to get a tile from a server that is gone, in milliseconds; the last one repeats. */
const waits = [1_500, 3_000, 6_000, 10_000];

/**
 * Tiles from our server. protomaps-leaflet's own source reads the body of an error as a tile;
 * this one knows 204 (nothing there), gives up on what will never come and keeps asking a server that is away.
 */
export class RiskMapTiles implements TileSource {
  private closed = false;

  constructor(
    /** With {z}/{x}/{y} in it. */
    private readonly url: string,
    private readonly onReachable: (reachable: boolean) => void,
  ) {}

  async get(tile: Zxy, tileSize: number): Promise<Map<string, Feature[]>> {
    const url = this.url.replace('{z}', `${tile.z}`).replace('{x}', `${tile.x}`).replace('{y}', `${tile.y}`);
    for (let attempt = 0; !this.closed; attempt++) {
      try {
        const response = await get(url);
        this.onReachable(true);
        return response.status === 200 ? parseTile(await response.arrayBuffer(), tileSize) : new Map();
      } catch (error) {
        if (error instanceof ServerFailure) this.onReachable(false);
        else throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, waits[Math.min(attempt, waits.length - 1)]));
    }
    return new Map();
  }

  close() {
    this.closed = true;
  }
}

/** Features with their geometry in pixels of a tile `tileSize` wide. */
export function parseTile(bytes: ArrayBuffer, tileSize: number): Map<string, Feature[]> {
  const tile = new VectorTile(new Pbf(bytes));
  const layers = new Map<string, Feature[]>();
  for (const [name, layer] of Object.entries(tile.layers)) {
    const scale = tileSize / layer.extent;
    const features: Feature[] = [];
    for (let i = 0; i < layer.length; i++) {
      const source = layer.feature(i);
      const geom = source.loadGeometry();
      const bbox = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
      let numVertices = 0;
      for (const part of geom) {
        numVertices += part.length;
        for (const point of part) {
          point.x *= scale;
          point.y *= scale;
          if (point.x < bbox.minX) bbox.minX = point.x;
          if (point.x > bbox.maxX) bbox.maxX = point.x;
          if (point.y < bbox.minY) bbox.minY = point.y;
          if (point.y > bbox.maxY) bbox.maxY = point.y;
        }
      }
      features.push({ props: source.properties as Feature['props'], geomType: source.type as number, geom, bbox, numVertices });
    }
    layers.set(name, features);
  }
  return layers;
}
