/** Longitude and latitude of a point as GeoJSON has it; null: it is none. */
export function pointOf(geometry: unknown): [lng: number, lat: number] | null {
  const { type, coordinates } = (geometry ?? {}) as { type?: string; coordinates?: unknown };
  const [lng, lat] = type === 'Point' && Array.isArray(coordinates) ? coordinates : [];
  return typeof lng === 'number' && typeof lat === 'number' ? [lng, lat] : null;
}
