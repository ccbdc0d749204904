import type { Map as LeafletMap } from 'leaflet';
import type { BoundingBox } from '../server/bounds';

let map: LeafletMap | null = null;

export function attachMap(next: LeafletMap | null) {
  map = next;
}

/** The map itself, for the drawing plug-in, which works on nothing less; null: there is none. */
export function drawingGround(): LeafletMap | null {
  return map;
}

/** Space in pixels that floats over the map's edges and that a place should not hide behind. */
function padding() {
  const panel = document.querySelector<HTMLElement>('[data-panel]')?.getBoundingClientRect();
  const margin = 32;
  const list = document.querySelector('[data-over-map]')?.getBoundingClientRect().bottom ?? 0;
  // A table over the lower part of the map.
  const table = document.querySelector('[data-under-map]')?.getBoundingClientRect().height ?? 0;
  if (!panel || !map)
    return {
      paddingTopLeft: [margin, Math.max(margin, list)] as [number, number],
      paddingBottomRight: [margin, margin + table] as [number, number],
    };
  const size = map.getSize();
  const sheet = panel.width > size.x * 0.8;
  const below = sheet ? Math.min(size.y - panel.top, size.y * 0.6) : 0;
  return {
    paddingTopLeft: (sheet ? [8, Math.max(104, list)] : [panel.right + margin, Math.max(margin + 24, list)]) as [number, number],
    paddingBottomRight: (sheet ? [8, below + 8] : [margin, margin + 8 + table]) as [number, number],
  };
}

const stillness = window.matchMedia('(prefers-reduced-motion: reduce)');

export function showBox(box: BoundingBox, options: { maxZoom?: number; still?: boolean } = {}) {
  map?.fitBounds(
    [
      [box.south, box.west],
      [box.north, box.east],
    ],
    { ...padding(), maxZoom: options.maxZoom ?? 17, animate: !options.still && !stillness.matches, duration: 0.2 },
  );
}

/** Goes there if it is not whole in the part of the map that can be seen; what is in sight stays where it is. */
export function bringIntoSight(box: BoundingBox) {
  if (!map) return;
  const { paddingTopLeft, paddingBottomRight } = padding();
  const size = map.getSize();
  const north = map.latLngToContainerPoint([box.north, box.west]);
  const south = map.latLngToContainerPoint([box.south, box.east]);
  const [left, top] = paddingTopLeft;
  const [right, bottom] = [size.x - paddingBottomRight[0], size.y - paddingBottomRight[1]];
  if (north.x < left || north.y < top || south.x > right || south.y > bottom) showBox(box);
}

/** The place that the card speaks of; null: not known. */
let spokenOf: [lng: number, lat: number] | null = null;

/** Moves the map, no farther than it must, so that the place is not hidden by what floats over it. */
export function keepInSight(place: [lng: number, lat: number] | null = spokenOf) {
  spokenOf = place;
  if (!map || !place) return;
  const { paddingTopLeft, paddingBottomRight } = padding();
  map.panInside([place[1], place[0]], {
    paddingTopLeft: [paddingTopLeft[0] + 24, paddingTopLeft[1] + 24],
    paddingBottomRight: [paddingBottomRight[0] + 24, paddingBottomRight[1] + 24],
    animate: !stillness.matches,
    duration: 0.2,
  });
}

/** Shows all the places, close enough to tell them apart. */
export function showPlaces(places: [lng: number, lat: number][]) {
  const lngs = places.map(([lng]) => lng);
  const lats = places.map(([, lat]) => lat);
  spokenOf = places[0] ?? null;
  showBox({ west: Math.min(...lngs), south: Math.min(...lats), east: Math.max(...lngs), north: Math.max(...lats) });
}

export function zoomBy(steps: number) {
  map?.setZoom(map.getZoom() + steps, { animate: !stillness.matches });
}

/** Longitude and latitude of the middle of what can be seen of the map; null: there is no map. */
export function mapMiddle(): [lng: number, lat: number] | null {
  if (!map) return null;
  const { paddingTopLeft, paddingBottomRight } = padding();
  const size = map.getSize();
  const middle = (axis: 0 | 1, length: number) => (paddingTopLeft[axis] + length - paddingBottomRight[axis]) / 2;
  const { lng, lat } = map.containerPointToLatLng([middle(0, size.x), middle(1, size.y)]);
  return [lng, lat];
}

/** Whether a place lies in the part of the map that can be seen. */
export function isInSight([lng, lat]: [lng: number, lat: number]): boolean {
  if (!map) return false;
  const { paddingTopLeft, paddingBottomRight } = padding();
  const size = map.getSize();
  const { x, y } = map.latLngToContainerPoint([lat, lng]);
  const within = (at: number, axis: 0 | 1, length: number) => at >= paddingTopLeft[axis] && at <= length - paddingBottomRight[axis];
  return within(x, 0, size.x) && within(y, 1, size.y);
}

/** What the map shows, as a polygon in degrees; null: there is no map. */
export function viewBox() {
  if (!map) return null;
  const [west, south, east, north] = map
    .getBounds()
    .toBBoxString()
    .split(',')
    .map((degrees) => Number(Number(degrees).toFixed(4))) as [number, number, number, number];
  return {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  };
}
