import { ask } from '../server/ask';

export interface Incident {
  featureId: number;
  number: string | null;
  startedAt: string;
  kind: string | null;
  cause: string | null;
  place: string | null;
  address: string | null;
  lossAmount: number | null;
  lossCurrency: string | null;
  deaths7D: number | null;
  deaths30D: number | null;
  injuries: number | null;
  locationPrecision: string;
  dataset: { name: string; source: string | null } | null;
}

const incidentQuery = `query incident($code: String!, $featureId: Int!) { area(code: $code) { incident(featureId: $featureId) {
  featureId number startedAt kind cause place address lossAmount lossCurrency deaths7D deaths30D injuries locationPrecision
  dataset { name source } } } }`;

export async function askIncident(
  asked: { code: string; featureId: number },
  language: string,
  signal: AbortSignal,
): Promise<Incident | null> {
  const { area } = await ask<{ area: { incident: Incident | null } | null }>(incidentQuery, asked, language, signal);
  return area?.incident ?? null;
}
