/** The only place that knows the server's routes. */
export const graphqlRoute = '/graphql';

export function tileRoute(area: string, layer: string): string {
  return `/tiles/${encodeURIComponent(area)}/${encodeURIComponent(layer)}/{z}/{x}/{y}.mvt`;
}

export type CoverageSubject = 'BUILDINGS' | 'ADDRESS_POINTS';

/** Distances of every building or address to its nearest usable hydrant on a day (YYYY-MM-DD). */
export function distancesRoute(area: string, of: CoverageSubject, asOf: string): string {
  const what = of === 'BUILDINGS' ? 'buildings' : 'addresses';
  return `/coverage/${encodeURIComponent(area)}/distances?of=${what}&asOf=${asOf}`;
}
