import { circle, divIcon, type Layer, type Map as LeafletMap, layerGroup, marker } from 'leaflet';
import { cell } from '../view/cell';

/** Something that stands on the map by itself, apart from the tiles: a candidate, a pin that is being set, a place that was found. */
export interface Pin {
  id: string;
  /** Degrees. */
  lng: number;
  lat: number;
  kind: 'candidate' | 'chosen' | 'doubtful' | 'found' | 'sample' | 'here' | 'due' | 'wrong' | 'band';
  /** What it is, for those who do not see it. */
  title: string;
  /** Written on it: the number by which it is chosen. */
  text?: string;
  /** Expected error in metres, drawn as a circle. */
  radius?: number;
  lit?: boolean;
  onChoose?: () => void;
  onHover?: (over: boolean) => void;
  /** It can be dragged; called where it was let go. */
  onMove?: (lng: number, lat: number) => void;
}

/** Pins of the room that is open. */
export const roomPins = cell<readonly Pin[]>([]);

/** The place that was searched for. */
export const foundPins = cell<readonly Pin[]>([]);

/** Number of the thing of a layer at the place that was clicked; undefined: there is none. */
export type Under = (layer: 'hydrants' | 'roads', brush?: number) => number | undefined;

/** Who takes clicks on the map before things on it do; null: nobody. */
export const mapClick = cell<((lng: number, lat: number, under: Under) => void) | null>(null);

/** Who takes a right click or a long touch on the map; null: nobody. */
export const mapMenu = cell<((lng: number, lat: number) => void) | null>(null);

const size = 32;

/** Draws pins, and draws anew only what differs. */
export class PinLayer {
  private readonly drawn = new Map<string, { key: string; layer: Layer }>();
  private pins = new Map<string, Pin>();
  private readonly group = layerGroup();

  constructor(map: LeafletMap) {
    this.group.addTo(map);
  }

  show(pins: readonly Pin[]) {
    this.pins = new Map(pins.map((pin) => [pin.id, pin]));
    for (const [id, { layer }] of this.drawn) {
      if (this.pins.has(id)) continue;
      this.group.removeLayer(layer);
      this.drawn.delete(id);
    }
    for (const pin of pins) {
      const key = JSON.stringify([pin.lng, pin.lat, pin.kind, pin.title, pin.text, pin.radius, pin.lit]);
      const old = this.drawn.get(pin.id);
      if (old?.key === key) continue;
      if (old) this.group.removeLayer(old.layer);
      // Handlers ask for the pin anew: it may be drawn as before and mean something else.
      const layer = draw(pin, () => this.pins.get(pin.id));
      this.drawn.set(pin.id, { key, layer });
      this.group.addLayer(layer);
    }
  }
}

function draw(pin: Pin, now: () => Pin | undefined): Layer {
  const small = pin.kind === 'sample' || pin.kind === 'here' || pin.kind === 'due' || pin.kind === 'wrong' || pin.kind === 'band';
  const mark = marker([pin.lat, pin.lng], {
    icon: divIcon({
      className: `pin pin-${pin.kind}${pin.lit ? ' pin-lit' : ''}`,
      html: `<span><b>${escaped(pin.text ?? '')}</b></span>`,
      iconSize: small ? [20, 20] : [size, size],
      iconAnchor: small ? [10, 10] : [size / 2, size],
    }),
    title: pin.title,
    alt: pin.title,
    draggable: pin.onMove !== undefined,
    autoPan: true,
    riseOnHover: true,
    zIndexOffset: pin.kind === 'chosen' || pin.lit ? 1_000 : 0,
  });
  if (pin.onChoose) mark.on('click', () => now()?.onChoose?.());
  if (pin.onHover) mark.on('mouseover', () => now()?.onHover?.(true)).on('mouseout', () => now()?.onHover?.(false));
  mark.on('dragend', () => now()?.onMove?.(mark.getLatLng().lng, mark.getLatLng().lat));
  if (!pin.radius) return mark;
  const error = circle([pin.lat, pin.lng], { radius: pin.radius, className: 'pin-error', interactive: false });
  return layerGroup([error, mark]);
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
