import { ask } from '../server/ask';
import type { CoverageSubject } from '../server/routes';
import { type Method, methodFields } from '../server/types';

export interface ZoneDetails {
  featureId: number;
  nameZh: string | null;
  nameEn: string | null;
  kind: string;
  checkUp: boolean;
  areaKm2: number | null;
  incidentCount: { count: number };
  hydrantCoverage: {
    of: CoverageSubject;
    coveredShare: number | null;
    coveredCount: number;
    failingCount: number;
    unknownCount: number;
    count: number;
    method: Method;
  };
}

const zoneQuery = `query zone($code: String!, $featureId: Int!, $radius: Float!, $asOf: String!, $of: CoverageSubject!) { area(code: $code) { zone(featureId: $featureId) {
  featureId nameZh nameEn kind checkUp areaKm2 incidentCount { count }
  hydrantCoverage(radius: $radius, asOf: $asOf, of: $of) { of coveredShare coveredCount failingCount unknownCount count ${methodFields} } } } }`;

interface Asked {
  code: string;
  featureId: number;
  radius: number;
  asOf: string;
  of: CoverageSubject;
}

export async function askZone(asked: Asked, language: string, signal: AbortSignal): Promise<ZoneDetails | null> {
  const { area } = await ask<{ area: { zone: ZoneDetails | null } | null }>(zoneQuery, { ...asked }, language, signal);
  return area?.zone ?? null;
}
