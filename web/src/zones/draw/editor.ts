import '@geoman-io/leaflet-geoman-free';
import { geoJSON, type LatLng, type Map as LeafletMap, type Marker, type PathOptions, PM, type Polygon, polygon } from 'leaflet';
import type { Doing, Drawn } from './drawn';
import { type Outline, outlineOf, type Position, polygonsOf, rounded } from './outline';

const style: PathOptions = { className: 'zone-draw', pmIgnore: false } as PathOptions;
const temporary: PathOptions = { className: 'zone-draw zone-draw-open' };
const hint: PathOptions = { className: 'zone-draw zone-draw-hint', interactive: false };

// What geoman's types leave out, and this drawing needs.
interface DrawTool {
  _finishShape: () => void;
  _removeLastVertex: () => void;
  _createVertex: (event: { latlng: LatLng }) => void;
  _layer?: { getLatLngs: () => LatLng[] };
}

/** Draws one outline on the map by Leaflet-Geoman, and tells after every change what it has become. Nothing else on the map is touched. */
export class ZoneEditor {
  private layer: Polygon | null = null;
  private doing: Doing = 'draw';
  private chosen: Marker | null = null;
  private past: (Outline | null)[] = [];
  private closed = false;

  constructor(
    private readonly map: LeafletMap,
    start: Outline | null,
    private readonly tell: (drawn: Drawn) => void,
  ) {
    // Only what says so is drawn on: pins, plans and shapes of other rooms stay as they are.
    PM.setOptIn(true);
    map.options.pmIgnore = false;
    PM.reInitLayer(map as unknown as Parameters<typeof PM.reInitLayer>[0]);
    map.pm.setGlobalOptions({ snappable: true, snapDistance: 12, allowSelfIntersection: true, continueDrawing: false });
    map.on('pm:create', this.created);
    map.on('pm:cut', this.cutOut);
    map.on('pm:drawend', this.drawEnded);
    map.doubleClickZoom.disable();
    if (start) {
      this.show(start);
      this.do('edit');
    } else this.do('draw');
  }

  /** Takes up another tool. What was begun with the one before is let go. */
  do(next: Doing) {
    this.putDown();
    this.doing = this.layer || next === 'draw' ? next : 'draw';
    this.chosen = null;
    const { layer, map } = this;
    if (this.doing === 'draw') this.begin('Polygon');
    else if (this.doing === 'cut' && layer) this.begin('Cut', layer);
    else if (this.doing === 'move' && layer) layer.pm.enableLayerDrag();
    else if (layer) layer.pm.enable(this.editing);
    map.getContainer().dataset.zoneDoing = this.doing;
    this.say();
  }

  /** Another shape in the place of this one. */
  replace(outline: Outline) {
    this.remember();
    this.putDown();
    this.show(outline);
    this.do('edit');
  }

  /** Closes what is being drawn; false: it has fewer than three corners. */
  finish(): boolean {
    if (this.openCorners().length < 3) return false;
    this.tool()?._finishShape();
    return true;
  }

  /** A corner in the middle of the map, for hands on the keyboard. */
  addCorner(lng: number, lat: number) {
    const tool = this.tool();
    const latlng = this.map.wrapLatLng([lat, lng]);
    // Geoman puts a corner where its cursor stands.
    if (tool) this.map.fire('mousemove', { latlng }).fire('click', { latlng });
  }

  /** While drawing the last corner, else the one that is chosen. */
  removeCorner() {
    const tool = this.tool();
    if (tool) {
      if (this.openCorners().length > 1) tool._removeLastVertex();
      else this.do(this.doing);
      return this.say();
    }
    const remove = this.layer?.pm as unknown as { _removeMarker: (event: { target: Marker }) => void } | undefined;
    if (!this.chosen || !remove) return;
    remove._removeMarker({ target: this.chosen });
    this.chosen = null;
    this.say();
  }

  undo() {
    const before = this.past.pop();
    if (before === undefined) return;
    this.putDown();
    this.layer?.remove();
    this.layer = null;
    if (before) this.show(before);
    this.do(before ? 'edit' : 'draw');
  }

  outline(): Outline | null {
    if (!this.layer) return null;
    const { geometry } = this.layer.toGeoJSON(15);
    const polygons = polygonsOf(geometry).filter(([outside]) => (outside?.length ?? 0) >= 4);
    const outline = outlineOf(polygons.map((rings) => rings.filter((ring) => ring.length >= 4)));
    return outline && rounded(outline);
  }

  close() {
    if (this.closed) return;
    this.closed = true;
    this.putDown();
    this.layer?.remove();
    this.map.off('pm:create', this.created);
    this.map.off('pm:cut', this.cutOut);
    this.map.off('pm:drawend', this.drawEnded);
    this.map.doubleClickZoom.enable();
    delete this.map.getContainer().dataset.zoneDoing;
  }

  private readonly editing = {
    ...{ allowSelfIntersection: true, snappable: true, snapDistance: 12, removeLayerBelowMinVertexCount: false },
    // Geoman asks before it changes anything: the last moment to keep the shape as it was.
    addVertexValidation: () => this.remember(),
    removeVertexValidation: () => this.remember(),
  };

  private begin(shape: 'Polygon' | 'Cut', layer?: Polygon) {
    this.map.pm.enableDraw(shape, {
      snappable: true,
      snapDistance: 12,
      allowSelfIntersection: true,
      finishOn: 'dblclick',
      tooltips: false,
      cursorMarker: false,
      templineStyle: temporary,
      hintlineStyle: hint,
      pathOptions: style,
      ...(layer && { layersToCut: [layer] }),
    });
    const drawing = (this.tool() as unknown as { _layer?: Polygon })?._layer;
    drawing?.on('pm:vertexadded', () => this.say());
  }

  private tool(): DrawTool | undefined {
    const draw = this.map.pm?.Draw as unknown as Record<string, DrawTool & { enabled: () => boolean }>;
    return [draw.Polygon, draw.Cut].find((each) => each?.enabled());
  }

  private openCorners(): Position[] {
    return (this.tool()?._layer?.getLatLngs() ?? []).map(({ lng, lat }) => [lng, lat]);
  }

  private putDown() {
    this.ending = true;
    this.map.pm.disableDraw('Polygon');
    this.map.pm.disableDraw('Cut');
    this.layer?.pm.disable();
    this.layer?.pm.disableLayerDrag();
    this.ending = false;
  }

  private ending = false;

  /** Geoman ends drawing by itself when the only corner is taken away: it is begun anew. */
  private readonly drawEnded = () => {
    if (!this.ending && !this.closed)
      queueMicrotask(() => !this.closed && this.tool() === undefined && this.doing === 'draw' && !this.layer && this.do('draw'));
  };

  /** What was drawn beside a shape that is there becomes a part of it. */
  private readonly created = ({ layer }: { layer: unknown }) => {
    const drawn = layer as Polygon;
    const part = polygonsOf(drawn.toGeoJSON(15).geometry);
    const before = this.outline();
    this.remember();
    drawn.remove();
    this.show(outlineOf([...polygonsOf(before), ...part]) as Outline);
    queueMicrotask(() => !this.closed && this.do('edit'));
  };

  private readonly cutOut = ({ layer, originalLayer }: { layer: unknown; originalLayer: unknown }) => {
    this.past.push(this.outlineOfLayer(originalLayer as Polygon));
    const left = geoJSON((layer as Polygon).toGeoJSON(15)).getLayers() as Polygon[];
    const polygons = left.flatMap((each) => polygonsOf(each.toGeoJSON(15).geometry));
    (layer as Polygon).remove();
    const outline = outlineOf(polygons);
    // All of it was cut away: that is no zone, so it stays as it was.
    this.show(outline ?? (this.past.pop() as Outline));
    queueMicrotask(() => !this.closed && this.do('edit'));
  };

  private outlineOfLayer(layer: Polygon): Outline | null {
    return outlineOf(polygonsOf(layer.toGeoJSON(15).geometry));
  }

  /** Keeps the shape as it is now; what one movement of the hand does is one step back. */
  private remember(): true {
    if (!this.remembered) this.past.push(this.outline());
    if (this.past.length > 50) this.past.shift();
    this.remembered = true;
    queueMicrotask(() => {
      this.remembered = false;
    });
    return true;
  }

  private remembered = false;

  private show(outline: Outline) {
    this.layer?.remove();
    const turn = (ring: Position[]) => ring.slice(0, -1).map(([lng, lat]) => [lat, lng] as [number, number]);
    const latLngs = polygonsOf(outline).map((rings) => rings.map(turn));
    const layer = polygon(latLngs.length === 1 ? (latLngs[0] ?? []) : latLngs, style).addTo(this.map);
    layer.on('pm:markerdragstart', () => this.remember());
    layer.on('pm:dragstart', () => this.remember());
    layer.on('pm:vertexclick', (event) => this.choose((event as unknown as { markerEvent: { target: Marker } }).markerEvent.target));
    layer.on('pm:change pm:edit pm:dragend pm:vertexremoved pm:vertexadded' as 'pm:edit', () => this.say());
    this.layer = layer;
  }

  private choose(marker: Marker) {
    this.chosen?.getElement()?.classList.remove('zone-corner-chosen');
    this.chosen = marker;
    marker.getElement()?.classList.add('zone-corner-chosen');
    this.say();
  }

  private say() {
    if (this.closed) return;
    const open = this.openCorners();
    this.tell({
      outline: this.outline(),
      open,
      doing: this.doing,
      corner: this.chosen !== null || open.length > 0,
      undoable: this.past.length > 0,
    });
  }
}
