import { ask, get, ServerFailure } from '../../server/ask';
import { type CoverageSubject, distancesRoute } from '../../server/routes';
import { type Method, methodFields, type Page } from '../../server/types';
import { readDistances } from './verdict';

export interface BuildingVerdict {
  id: string;
  featureId: number;
  building: { name: string | null; use: string | null } | null;
  address: string | null;
  nearestHydrant: HydrantPlace | null;
  distanceMetres: number | null;
  verdict: 'PASS' | 'FAIL' | 'UNKNOWN';
  longitude: number;
  latitude: number;
}

export interface HydrantPlace {
  featureId: number;
  number: string | null;
  longitude: number;
  latitude: number;
}

export interface Coverage {
  coveredShare: number | null;
  coveredCount: number;
  failingCount: number;
  unknownCount: number;
  count: number;
  usableHydrants: number;
  hydrantsOfUnknownStatus: number;
  medianDistanceMetres: number | null;
  of: CoverageSubject;
  radius: number;
  asOf: string;
  buildings: Page<BuildingVerdict>;
  method: Method;
}

const verdictFields = `nodes { id featureId address distanceMetres verdict longitude latitude
  nearestHydrant { featureId number longitude latitude } } pageInfo { hasNextPage endCursor }`;

const coverageQuery = `query coverage($code: String!, $radius: Float!, $asOf: String!, $of: CoverageSubject!, $first: Int!) {
  area(code: $code) { hydrantCoverage(radius: $radius, asOf: $asOf, of: $of) {
    coveredShare coveredCount failingCount unknownCount count usableHydrants hydrantsOfUnknownStatus medianDistanceMetres
    of radius asOf buildings(filter: { failing: true }, first: $first) { ${verdictFields} } ${methodFields} } } }`;

export interface CoverageQuestion {
  area: string;
  radius: number;
  asOf: string;
  of: CoverageSubject;
  /** How many of the farthest to list. */
  first: number;
}

export async function askCoverage(question: CoverageQuestion, language: string, signal: AbortSignal): Promise<Coverage> {
  const { area: code, ...rest } = question;
  const { area } = await ask<{ area: { hydrantCoverage: Coverage } | null }>(coverageQuery, { code, ...rest }, language, signal);
  if (!area) throw new ServerFailure('refused', code, 'AREA_UNKNOWN');
  return area.hydrantCoverage;
}

export async function askDistances(area: string, of: CoverageSubject, asOf: string, signal: AbortSignal): Promise<Uint16Array> {
  const response = await get(distancesRoute(area, of, asOf), { signal });
  if (!response.ok) throw new ServerFailure('refused', `HTTP ${response.status}`);
  return readDistances(await response.arrayBuffer());
}
