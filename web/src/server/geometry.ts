type Position = [lng: number, lat: number];

/** Longitude and latitude of a point as GeoJSON has it; null: it is none. */
export function pointOf(geometry: unknown): Position | null {
  const { type, coordinates } = (geometry ?? {}) as { type?: string; coordinates?: unknown };
  const [lng, lat] = type === 'Point' && Array.isArray(coordinates) ? coordinates : [];
  return typeof lng === 'number' && typeof lat === 'number' ? [lng, lat] : null;
}

/** Every position of a geometry of any kind, as it comes. */
export function positionsOf(geometry: unknown): Position[] {
  const { coordinates, geometries } = (geometry ?? {}) as { coordinates?: unknown; geometries?: unknown[] };
  return geometries ? geometries.flatMap(positionsOf) : flat(coordinates);
}

function flat(nested: unknown): Position[] {
  if (!Array.isArray(nested)) return [];
  return typeof nested[0] === 'number' && typeof nested[1] === 'number' ? [[nested[0], nested[1]]] : nested.flatMap(flat);
}

/** Where a label of a geometry stands: the point itself, the middle position of a line, the middle of an area's outline. */
export function labelPlace(geometry: unknown): Position | null {
  const all = positionsOf(geometry);
  if (all.length === 0) return null;
  const { type } = geometry as { type: string };
  if (!/Polygon/.test(type)) return all[Math.floor(all.length / 2)] ?? null;
  const mean = (at: 0 | 1) => all.reduce((sum, each) => sum + each[at], 0) / all.length;
  return [mean(0), mean(1)];
}

/** Metres between two places on the sphere of the mean radius. */
export function metresBetween([lng1, lat1]: Position, [lng2, lat2]: Position): number {
  const radians = Math.PI / 180;
  const [dy, dx] = [(lat2 - lat1) * radians, (lng2 - lng1) * radians];
  const a = Math.sin(dy / 2) ** 2 + Math.cos(lat1 * radians) * Math.cos(lat2 * radians) * Math.sin(dx / 2) ** 2;
  return 2 * 6_371_008.8 * Math.asin(Math.min(1, Math.sqrt(a)));
}

/** The place on the outline of an area that is nearest to a point; null: it has no outline. */
export function nearestOnOutline(area: unknown, [lng, lat]: Position): Position | null {
  const shrink = Math.cos((lat * Math.PI) / 180);
  let [best, least]: [Position | null, number] = [null, Number.POSITIVE_INFINITY];
  for (const ring of ringsOf(area)) {
    for (let i = 1; i < ring.length; i++) {
      const [[x1, y1], [x2, y2]] = [ring[i - 1] as Position, ring[i] as Position];
      const [dx, dy] = [(x2 - x1) * shrink, y2 - y1];
      const along = ((lng - x1) * shrink * dx + (lat - y1) * dy) / (dx * dx + dy * dy || 1);
      const share = Math.min(1, Math.max(0, along));
      const place: Position = [x1 + share * (x2 - x1), y1 + share * (y2 - y1)];
      const far = ((place[0] - lng) * shrink) ** 2 + (place[1] - lat) ** 2;
      if (far < least) [best, least] = [place, far];
    }
  }
  return best;
}

function ringsOf(area: unknown): Position[][] {
  const { type, coordinates } = (area ?? {}) as { type?: string; coordinates?: unknown };
  if (type === 'Polygon') return coordinates as Position[][];
  return type === 'MultiPolygon' ? (coordinates as Position[][][]).flat() : [];
}
