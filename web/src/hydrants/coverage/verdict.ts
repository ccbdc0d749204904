import { bytesOf } from '../../server/bytes';

/** A building's or address's verdict: within the radius of a usable hydrant, beyond it, or nothing known. */
export type Verdict = 'pass' | 'fail' | 'unknown';

/** No such feature, or no hydrants on record. */
export const unknownDistance = 65_535;

/** Distances in decimetres by feature id, as `HydrantCoverage.distances` holds them: base64 of little-endian uint16. */
export function readDistances(base64: string): Uint16Array {
  const view = bytesOf(base64);
  const distances = new Uint16Array(view.byteLength >> 1);
  for (let i = 0; i < distances.length; i++) distances[i] = view.getUint16(i * 2, true);
  return distances;
}

/** Distances are rounded up to the decimetre, so "≤ radius" means the same here as on the server. */
export function verdictOf(distances: Uint16Array, featureId: number, radiusMetres: number): Verdict {
  const decimetres = distances[featureId] ?? unknownDistance;
  if (decimetres === unknownDistance) return 'unknown';
  return decimetres <= Math.floor(radiusMetres * 10) ? 'pass' : 'fail';
}

/** How many lie within the radius; together with the server's total it makes the share while the slider moves. */
export function countWithin(distances: Uint16Array, radiusMetres: number): number {
  const limit = Math.floor(radiusMetres * 10);
  let count = 0;
  for (const decimetres of distances) if (decimetres !== unknownDistance && decimetres <= limit) count++;
  return count;
}

const byCode: readonly Verdict[] = ['pass', 'fail', 'unknown'];

/** The verdict of a standard by feature id, as `StandardVerdicts.codes` holds them; null: no such building on the day. */
export function verdictByCode(codes: Uint8Array, featureId: number): Verdict | null {
  return byCode[codes[featureId] ?? 255] ?? null;
}
