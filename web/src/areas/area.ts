import { ask } from '../server/ask';
import { type BoundingBox, boxFields } from '../server/types';

export interface AreaName {
  code: string;
  nameZh: string | null;
  nameEn: string | null;
  generated: boolean;
  dataVersion: number;
  bounds: BoundingBox | null;
}

export type CountName =
  | 'hydrants'
  | 'waterSources'
  | 'buildings'
  | 'addresses'
  | 'roads'
  | 'fireLanes'
  | 'stations'
  | 'incidents'
  | 'incidentsUnlocated'
  | 'zones'
  | 'divisions';

export interface Dataset {
  id: string;
  layer: string;
  name: string;
  source: string | null;
  licence: string | null;
  crsSrc: string;
  asOf: string | null;
  fileName: string | null;
  changedAt: string;
  rowCount: number;
}

export interface Area extends AreaName {
  timeZone: string;
  counts: Record<CountName, number>;
  datasets: Dataset[];
  zoneKinds: { kind: string; count: number; checkUp: boolean }[];
}

const areasQuery = `query areas { areas { code nameZh nameEn generated dataVersion bounds ${boxFields} } }`;

const areaQuery = `query area($code: String!) { area(code: $code) {
  code nameZh nameEn timeZone generated dataVersion bounds ${boxFields}
  counts { hydrants waterSources buildings addresses roads fireLanes stations incidents incidentsUnlocated zones divisions }
  datasets { id layer name source licence crsSrc asOf fileName changedAt rowCount }
  zoneKinds { kind count checkUp }
} }`;

export async function askAreas(language: string, signal: AbortSignal): Promise<AreaName[]> {
  return (await ask<{ areas: AreaName[] }>(areasQuery, {}, language, signal)).areas;
}

/** null: no such area. */
export async function askArea(code: string, language: string, signal: AbortSignal): Promise<Area | null> {
  return (await ask<{ area: Area | null }>(areaQuery, { code }, language, signal)).area;
}

const hydrantsQuery = `query home($code: String!) { area(code: $code) { hydrants(first: 500) { nodes { longitude latitude } } } }`;

/**
 * Where the hydrants are, without the tenth that lies farthest out. Some towns' data reach far beyond the town
 * (an island road, a stray point): the whole of it would open as an empty sheet. null: too few to tell.
 */
export async function askHeart(code: string, language: string, signal: AbortSignal): Promise<BoundingBox | null> {
  type Found = { area: { hydrants: { nodes: { longitude: number; latitude: number }[] } } | null };
  const { area } = await ask<Found>(hydrantsQuery, { code }, language, signal);
  const nodes = area?.hydrants.nodes ?? [];
  return nodes.length < 20 ? null : heartOf(nodes.map(({ longitude, latitude }) => [longitude, latitude]));
}

export function heartOf(places: [lng: number, lat: number][]): BoundingBox {
  const within = (values: number[]) => {
    const sorted = values.sort((a, b) => a - b);
    return [sorted[Math.floor(sorted.length * 0.05)] ?? 0, sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0] as const;
  };
  const [west, east] = within(places.map(([lng]) => lng));
  const [south, north] = within(places.map(([, lat]) => lat));
  return { west, south, east, north };
}

/** The name in the reader's language, or the one there is. */
export function named(thing: { nameZh: string | null; nameEn: string | null }, language: string): string | null {
  return language.startsWith('zh') ? (thing.nameZh ?? thing.nameEn) : (thing.nameEn ?? thing.nameZh);
}
