import { type PickedFeature, TileCache, View } from 'protomaps-leaflet';
import { tileRoute } from '../../server/routes';
import { RiskMapTiles } from './tileSource';

/** Tiles exist up to here; closer views enlarge them. */
const deepestTile = 16;
/** Sources with a question in them, of another standard or day, that are kept; the others are asked again. */
const mostAsked = 6;

/** All tile sources of one area at one data version, shared by the layers that draw from them. */
export class AreaTiles {
  private readonly views = new Map<string, View>();
  private readonly sources: RiskMapTiles[] = [];

  constructor(
    readonly area: string,
    private readonly onReachable: (reachable: boolean) => void,
  ) {}

  view(source: string): View {
    let view = this.views.get(source);
    if (!view) {
      const tiles = new RiskMapTiles(tileRoute(this.area, source), this.onReachable);
      this.sources.push(tiles);
      view = new View(new TileCache(tiles, 256), deepestTile, 0);
      this.views.set(source, view);
      const asked = [...this.views.keys()].filter((name) => name.includes('?'));
      for (const old of asked.slice(0, -mostAsked)) this.views.delete(old);
    }
    return view;
  }

  /** What is drawn at a place, from the given sources, within `brush` pixels. Only tiles already here are looked at. */
  pick(source: string, lng: number, lat: number, zoom: number, brush: number): PickedFeature[] {
    return this.views.get(source)?.queryFeatures(lng, lat, zoom, brush) ?? [];
  }

  close() {
    for (const source of this.sources) source.close();
  }
}
