import type { BoundingBox } from '../../server/bounds';

export type Position = [lng: number, lat: number];

/** What bounds a zone, as GeoJSON, degrees; rings are closed, the first of a polygon is its outside, the others are holes. */
export type Outline = { type: 'Polygon'; coordinates: Position[][] } | { type: 'MultiPolygon'; coordinates: Position[][][] };

/** The polygons of an outline; none of anything else. */
export function polygonsOf(geometry: unknown): Position[][][] {
  const { type, coordinates } = (geometry ?? {}) as { type?: string; coordinates?: unknown };
  if (type === 'Polygon') return [coordinates as Position[][]];
  return type === 'MultiPolygon' ? (coordinates as Position[][][]) : [];
}

export function ringsOf(geometry: unknown): Position[][] {
  return polygonsOf(geometry).flat();
}

/** One polygon stays one; several stand together. null: there is none. */
export function outlineOf(polygons: Position[][][]): Outline | null {
  const [first, ...others] = polygons;
  if (!first) return null;
  return others.length === 0 ? { type: 'Polygon', coordinates: first } : { type: 'MultiPolygon', coordinates: polygons };
}

export function isOutline(geometry: unknown): geometry is Outline {
  return ringsOf(geometry).length > 0;
}

/** Corners, the closing one of each ring not counted twice. */
export function cornersOf(geometry: unknown): number {
  return ringsOf(geometry).reduce((sum, ring) => sum + Math.max(0, ring.length - 1), 0);
}

/**
 * Square metres, holes taken out: on the plane that touches the ellipsoid at the outline's middle, right to a few parts in ten thousand
 * for a zone of some kilometres. Where the outline crosses itself the number means nothing.
 */
export function squareMetresOf(geometry: unknown): number {
  const polygons = polygonsOf(geometry);
  const all = polygons.flat(2);
  if (all.length === 0) return 0;
  const middle = all.reduce((sum, [, lat]) => sum + lat, 0) / all.length;
  const [east, north] = metresPerDegree(middle);
  const ringArea = (ring: Position[]) =>
    Math.abs(ring.reduce((sum, [x, y], i) => sum + cross([x, y], ring[(i + 1) % ring.length] ?? [x, y]), 0) / 2) * east * north;
  return polygons.reduce((sum, [outside = [], ...holes]) => {
    return sum + Math.max(0, ringArea(outside) - holes.reduce((out, hole) => out + ringArea(hole), 0));
  }, 0);
}

function cross([x1, y1]: Position, [x2, y2]: Position): number {
  return x1 * y2 - x2 * y1;
}

/** Metres of a degree eastward and northward on the WGS-84 ellipsoid. */
export function metresPerDegree(lat: number): [east: number, north: number] {
  const radians = Math.PI / 180;
  const [sin, cos] = [Math.sin(lat * radians), Math.cos(lat * radians)];
  const [axis, flat] = [6_378_137, 0.006_694_379_990_14];
  const bend = 1 - flat * sin * sin;
  return [(axis * cos * radians) / Math.sqrt(bend), (axis * (1 - flat) * radians) / bend ** 1.5];
}

/** Places where edges of one ring cross, in the order of the ring: what the server will refuse or mend. */
export function crossingsOf(geometry: unknown): Position[] {
  return ringsOf(geometry).flatMap((ring) => {
    const found: Position[] = [];
    const edges = ring.length - 1;
    for (let i = 0; i < edges; i++)
      for (let j = i + 2; j < edges; j++) {
        if (i === 0 && j === edges - 1) continue;
        const at = crossing(ring[i] as Position, ring[i + 1] as Position, ring[j] as Position, ring[j + 1] as Position);
        if (at) found.push(at);
      }
    return found;
  });
}

function crossing(a: Position, b: Position, c: Position, d: Position): Position | null {
  const [dx1, dy1, dx2, dy2] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
  const along = dx1 * dy2 - dy1 * dx2;
  if (along === 0) return null;
  const first = ((c[0] - a[0]) * dy2 - (c[1] - a[1]) * dx2) / along;
  const second = ((c[0] - a[0]) * dy1 - (c[1] - a[1]) * dx1) / along;
  if (first <= 0 || first >= 1 || second <= 0 || second >= 1) return null;
  return [a[0] + first * dx1, a[1] + first * dy1];
}

/** Seven decimals, a centimetre: more is noise of the screen. */
export function rounded(outline: Outline): Outline {
  const short = ([lng, lat]: Position): Position => [Number(lng.toFixed(7)), Number(lat.toFixed(7))];
  return outline.type === 'Polygon'
    ? { type: 'Polygon', coordinates: outline.coordinates.map((ring) => ring.map(short)) }
    : { type: 'MultiPolygon', coordinates: outline.coordinates.map((polygon) => polygon.map((ring) => ring.map(short))) };
}

export function boxOf(outline: Outline): BoundingBox {
  const all = ringsOf(outline).flat();
  const [lngs, lats] = [all.map(([lng]) => lng), all.map(([, lat]) => lat)];
  return { west: Math.min(...lngs), south: Math.min(...lats), east: Math.max(...lngs), north: Math.max(...lats) };
}
