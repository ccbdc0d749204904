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

/** The name in the reader's language, or the one there is. */
export function named(thing: { nameZh: string | null; nameEn: string | null }, language: string): string | null {
  return language.startsWith('zh') ? (thing.nameZh ?? thing.nameEn) : (thing.nameEn ?? thing.nameZh);
}
