import { matching, numberWithin, oneOf, trim, type Words } from './words';

/** A feature by its table and its number in the tiles. */
export interface Selection {
  layer: string;
  featureId: number;
}

export interface Found {
  /** Degrees. */
  lat: number;
  lng: number;
  /** Expected error in metres; 0: the place is exact. */
  radius: number;
  /** What was matched, such as DOOR_NUMBER. */
  level?: string;
  label: string;
  /** The outside geocoder whose word it is; absent: the area's own data say so. */
  via?: string;
  /** The old name it was found by; not kept in the address. */
  alias?: FormerName;
}

/** A name that a place had; days as YYYY-MM-DD, null: not known. */
export interface FormerName {
  name: string;
  validFrom: string | null;
  validTo: string | null;
}

export type Base = 'light' | 'dark';

/** Where one looks, and at what. */
export interface MapView {
  /** Display zoom, latitude and longitude of the middle in degrees; absent: show the whole area. */
  place?: { zoom: number; lat: number; lng: number };
  /** Layers shown; absent: those that belong to the question. */
  layers?: string[];
  selected?: Selection;
  /** A place that was searched for. */
  found?: Found;
  base: Base;
}

function parsePlace(value: string | null): MapView['place'] {
  const [zoom, lat, lng] = (value ?? '').split('/').map(Number);
  if (zoom === undefined || lat === undefined || lng === undefined) return undefined;
  const sane = zoom >= 0 && zoom <= 22 && Math.abs(lat) <= 85 && Math.abs(lng) <= 180;
  return sane ? { zoom, lat, lng } : undefined;
}

function parseSelection(value: string | null): Selection | undefined {
  const found = /^([a-z_]+):(\d+)$/.exec(value ?? '');
  return found?.[1] ? { layer: found[1], featureId: Number(found[2]) } : undefined;
}

function parseFound(place: string | null, label: string | null, via: string | null): Found | undefined {
  const [lat, lng, radius, level] = (place ?? '').split('/');
  const numbers = [numberWithin(lat ?? null, -90, 90), numberWithin(lng ?? null, -180, 180), numberWithin(radius ?? null, 0, 1e6)];
  if (numbers.includes(undefined)) return undefined;
  const [y = 0, x = 0, error = 0] = numbers;
  return {
    lat: y,
    lng: x,
    radius: error,
    level: matching(level ?? null, /^[A-Z_]+$/),
    label: (label ?? '').slice(0, 200),
    via: matching(via, /^[\w.-]{1,40}$/),
  };
}

export const parseMap = (query: URLSearchParams): MapView => ({
  place: parsePlace(query.get('at')),
  layers: query.has('layers') ? (query.get('layers') ?? '').split(',').filter((name) => /^[a-z_]+$/.test(name)) : undefined,
  selected: parseSelection(query.get('sel')),
  found: parseFound(query.get('found'), query.get('find'), query.get('via')),
  base: oneOf(query.get('base'), ['light', 'dark'] as const) ?? 'light',
});

export const formatMap = (view: MapView): Words => [
  ['at', view.place && `${trim(view.place.zoom, 2)}/${trim(view.place.lat, 5)}/${trim(view.place.lng, 5)}`],
  ['layers', view.layers?.join(',')],
  ['sel', view.selected && `${view.selected.layer}:${view.selected.featureId}`],
  [
    'found',
    view.found &&
      [trim(view.found.lat, 6), trim(view.found.lng, 6), trim(view.found.radius, 0), view.found.level].filter(Boolean).join('/'),
  ],
  ['find', view.found?.label],
  ['via', view.found?.via],
  ['base', view.base === 'light' ? undefined : view.base],
];
