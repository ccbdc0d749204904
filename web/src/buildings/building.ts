import { ask } from '../server/ask';
import { type BoundingBox, boxFields } from '../server/types';

export interface Building {
  featureId: number;
  name: string | null;
  use: string | null;
  storeys: number | null;
  heightM: number | null;
  residents: number | null;
  address: string | null;
  areaM2: number;
  bounds: BoundingBox;
  nearestHydrant: {
    hydrant: { featureId: number; number: string | null; longitude: number; latitude: number };
    distanceMetres: number;
  } | null;
  zones: { nameZh: string | null; nameEn: string | null }[];
  dataset: { name: string; source: string | null } | null;
}

const buildingQuery = `query building($code: String!, $featureId: Int!, $asOf: String!) { area(code: $code) { building(featureId: $featureId) {
  featureId name use storeys heightM residents address areaM2 bounds ${boxFields}
  nearestHydrant(asOf: $asOf) { hydrant { featureId number longitude latitude } distanceMetres }
  zones { nameZh nameEn } dataset { name source } } } }`;

export async function askBuilding(
  asked: { code: string; featureId: number; asOf: string },
  language: string,
  signal: AbortSignal,
): Promise<Building | null> {
  const { area } = await ask<{ area: { building: Building | null } | null }>(buildingQuery, asked, language, signal);
  return area?.building ?? null;
}
