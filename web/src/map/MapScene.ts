import { control, Map as LeafletMap, type LeafletMouseEvent, polyline } from 'leaflet';
import type { Language, Selection } from '../view/url';
import type { MapColours } from './colours';
import { AreaTiles } from './layers/AreaTiles';
import { buildingsDrawing } from './layers/buildings';
import { type Changes, ChangesLayer } from './layers/ChangesLayer';
import { cellPainter } from './layers/cells';
import { groundDrawing } from './layers/ground';
import { densityPainter, HeatLayer } from './layers/HeatLayer';
import { highlightDrawing, sourceOf } from './layers/highlight';
import { labelsDrawing } from './layers/labels';
import { PlanMarks } from './layers/PlanMarks';
import { type ThingLayer, thingLayers, thingsDrawing } from './layers/things';
import { VectorLayer } from './layers/VectorLayer';
import { type Pin, PinLayer } from './pins';
import type { PlanMark } from './plan';
import { type Scene, tilesReachable } from './scene';
import { type Shape, ShapeLayer } from './shapes';

export interface Picture {
  colours: MapColours;
  dark: boolean;
  language: Language;
  shown: ReadonlySet<string>;
  asOf: string;
  scene: Scene;
  selected: Selection | null;
  hovered: Selection | null;
  link: [lng: number, lat: number][] | null;
}

export interface Picked {
  thing: Selection;
  props: Record<string, unknown>;
}

/** From the bottom up. */
const panes = ['ground', 'buildings', 'changes', 'heat', 'things', 'highlight', 'labels'] as const;

/** What is planned: at the right of the divider only. */
const plannedPanes = ['changes', 'plan-lines', 'plan'] as const;

/** Under a heatmap fires show as points from this zoom on; otherwise whenever they are switched on. */
const firesUnderHeat = 15;

/** The Leaflet map and its layers. React tells it what the picture should be; it changes only what differs. */
export class MapScene {
  readonly map: LeafletMap;
  private tiles: AreaTiles | null = null;
  private layers: {
    ground: VectorLayer;
    buildings: VectorLayer;
    changes: ChangesLayer;
    heat: HeatLayer;
    things: VectorLayer;
    highlight: VectorLayer;
    labels: VectorLayer;
  } | null = null;
  private picture: Picture | null = null;
  private readonly shapes: ShapeLayer;
  private readonly pins: PinLayer;
  private readonly plan: PlanMarks;
  private changes: Changes | null = null;
  private divider: number | null = null;
  private readonly linkLine = polyline([], { interactive: false, weight: 2.5, dashArray: '2 6', lineCap: 'round' });

  constructor(element: HTMLElement) {
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.map = new LeafletMap(element, {
      attributionControl: false,
      zoomControl: false,
      minZoom: 5,
      maxZoom: 19,
      zoomAnimation: !calm,
      fadeAnimation: false,
      markerZoomAnimation: !calm,
      inertia: !calm,
    });
    control.scale({ imperial: false, position: 'bottomleft', maxWidth: 120 }).addTo(this.map);
    // Close up, single fires and houses matter more than the density under them.
    this.map.on('zoomend', () => {
      const pane = this.map.getPane('heat');
      if (pane) pane.style.opacity = this.map.getZoom() >= firesUnderHeat ? '0.55' : '1';
    });
    this.shapes = new ShapeLayer(this.map);
    this.pins = new PinLayer(this.map);
    panes.forEach((name, i) => {
      const pane = this.map.createPane(name);
      pane.style.zIndex = String(200 + i * 20);
      if (name !== 'ground') pane.style.pointerEvents = 'none';
    });
    this.map.createPane('plan-lines').style.zIndex = '610';
    this.map.createPane('plan').style.zIndex = '620';
    this.plan = new PlanMarks(this.map);
    this.map.on('move zoom viewreset resize zoomend', () => this.clip());
  }

  showShapes(shapes: readonly Shape[]) {
    this.shapes.show(shapes);
  }

  showPlan(marks: readonly PlanMark[]) {
    this.plan.show(marks);
  }

  showChanges(changes: Changes | null) {
    this.changes = changes;
    if (this.picture) this.layers?.changes.show(changes, this.picture.colours);
  }

  /** Shows what is planned at the right of a place only: a share of the map's width; null: everywhere. */
  divide(at: number | null) {
    this.divider = at;
    this.clip();
  }

  private clip() {
    const size = this.map.getSize();
    const corner = this.map.containerPointToLayerPoint([0, 0]);
    const [left, right, top, bottom] = [corner.x + size.x * (this.divider ?? 0), corner.x + size.x, corner.y, corner.y + size.y];
    const shown = `polygon(${left}px ${top}px, ${right}px ${top}px, ${right}px ${bottom}px, ${left}px ${bottom}px)`;
    for (const name of plannedPanes) {
      const pane = this.map.getPane(name);
      if (pane) pane.style.clipPath = this.divider === null ? '' : shown;
    }
  }

  /** Number of the thing of a layer at a place, within so many pixels; undefined: there is none, or it is not shown. */
  numberAt(layer: ThingLayer | 'roads', lng: number, lat: number, brush: number): number | undefined {
    if (!this.tiles || (layer !== 'roads' && !this.picture?.shown.has(layer))) return undefined;
    const source = layer === 'roads' ? 'base' : layer;
    const found = this.tiles.pick(source, lng, lat, this.map.getZoom(), brush).find((each) => each.layerName === layer);
    return found && Number(found.feature.props.n);
  }

  showPins(pins: readonly Pin[]) {
    this.pins.show(pins);
  }

  /** Opens another area, or the same one after its data have changed. */
  open(area: string, picture: Picture) {
    this.close();
    this.tiles = new AreaTiles(area, (reachable) => tilesReachable.set(reachable));
    const { tiles } = this;
    const nothing = { sources: [], paint: [] };
    this.layers = {
      ground: new VectorLayer(tiles, groundDrawing(picture.colours), { pane: 'ground', minZoom: 8 }),
      buildings: new VectorLayer(tiles, this.buildings(picture), {
        pane: 'buildings',
        minZoom: 9,
      }),
      changes: new ChangesLayer(tiles, picture.colours, { pane: 'changes', minZoom: 9 }),
      heat: new HeatLayer({ pane: 'heat', minZoom: 8 }),
      things: new VectorLayer(tiles, this.things(picture), { pane: 'things', minZoom: 8 }),
      highlight: new VectorLayer(tiles, nothing, { pane: 'highlight', minZoom: 8 }),
      labels: new VectorLayer(tiles, this.labels(picture), { pane: 'labels', minZoom: 10 }),
    };
    this.picture = null;
    for (const layer of Object.values(this.layers)) layer.addTo(this.map);
    this.show(picture);
  }

  close() {
    for (const layer of Object.values(this.layers ?? {})) layer.remove();
    this.tiles?.close();
    this.layers = null;
    this.tiles = null;
  }

  show(next: Picture) {
    const { layers, picture: old } = this;
    if (!layers) return;
    this.picture = next;
    const differs = (...keys: (keyof Picture)[]) => !old || keys.some((key) => old[key] !== next[key]);
    if (old && differs('colours')) layers.ground.setDrawing(groundDrawing(next.colours));
    const judgedOtherwise = old?.scene.verdicts !== next.scene.verdicts || old?.scene.verdictTiles !== next.scene.verdictTiles;
    if (differs('colours', 'shown') || judgedOtherwise) layers.buildings.setDrawing(this.buildings(next));
    if (differs('colours')) layers.changes.show(this.changes, next.colours);
    if (differs('colours') || old?.scene.heat !== next.scene.heat) layers.heat.show(this.heat(next));
    if (differs('colours', 'shown', 'asOf', 'scene')) layers.things.setDrawing(this.things(next));
    if (differs('colours', 'language', 'shown') || old?.scene.zoneFills !== next.scene.zoneFills)
      layers.labels.setDrawing(this.labels(next));
    if (differs('colours', 'selected', 'hovered')) layers.highlight.setDrawing(highlightDrawing(next.colours, next.selected, next.hovered));
    if (differs('colours', 'link')) this.drawLink(next);
  }

  private heat({ colours, dark, scene: { heat } }: Picture) {
    const opacity = dark ? 0.72 : 0.78;
    if (!heat) return null;
    return 'grid' in heat ? densityPainter(heat, colours.heat, opacity) : cellPainter(heat, colours, opacity);
  }

  private buildings({ colours, shown, scene }: Picture) {
    return buildingsDrawing(colours, scene.verdicts, shown, scene.verdictTiles);
  }

  private things({ colours, shown, asOf, scene }: Picture) {
    const { heat, ...rest } = scene;
    return thingsDrawing(colours, { ...rest, shown, asOf, firesFromZoom: heat ? firesUnderHeat : 0 });
  }

  private labels({ colours, language, shown, scene }: Picture) {
    return labelsDrawing(colours, language, shown, scene.zoneFills);
  }

  private drawLink({ link, colours }: Picture) {
    if (!link) return void this.linkLine.remove();
    this.linkLine.setLatLngs(link.map(([lng, lat]) => [lat, lng]));
    this.linkLine.setStyle({ color: colours.accent }).addTo(this.map);
  }

  /** The topmost thing at a place: points before lines before areas, as the eye would have it. */
  pick({ latlng }: LeafletMouseEvent, brush: number): Picked | null {
    const { tiles, picture } = this;
    if (!tiles || !picture) return null;
    const heatHidesFires = picture.scene.heat && this.map.getZoom() < firesUnderHeat;
    const pickable = [...thingLayers].reverse().filter((name) => picture.shown.has(name) && !(name === 'incidents' && heatHidesFires));
    // Where zones are the question they come before the houses in them; elsewhere they lie under everything.
    const things = pickable.filter((name) => name !== 'zones');
    const zones = pickable.filter((name) => name === 'zones');
    const order = picture.scene.zoneFills ? [...things, ...zones, 'buildings'] : [...things, 'buildings', ...zones];
    for (const layer of order as (ThingLayer | 'buildings')[]) {
      if (layer === 'buildings' && this.map.getZoom() < 14) continue;
      const found = tiles.pick(sourceOf({ layer, featureId: 0 }), latlng.lng, latlng.lat, this.map.getZoom(), brush);
      const asked = (n: unknown) => layer !== 'zones' || !picture.scene.zoneFills || picture.scene.zoneFills.has(Number(n));
      const hit = found.find((each) => each.layerName === layer && asked(each.feature.props.n));
      if (hit) return { thing: { layer, featureId: Number(hit.feature.props.n) }, props: hit.feature.props };
    }
    return null;
  }
}
