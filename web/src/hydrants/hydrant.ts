import { ask } from '../server/ask';

export interface Hydrant {
  featureId: number;
  number: string | null;
  kind: string;
  status: string;
  flowLps: number | null;
  pressureMpa: number | null;
  mainMm: number | null;
  network: string;
  owner: string | null;
  address: string | null;
  note: string | null;
  installedOn: string | null;
  removedOn: string | null;
  testedOn: string | null;
  locationPrecision: string;
  usable: boolean;
  outages: { fromOn: string; toOn: string | null; reason: string | null }[];
  dataset: { name: string; source: string | null } | null;
}

const hydrantQuery = `query hydrant($code: String!, $featureId: Int!, $asOf: String!) { area(code: $code) { hydrant(featureId: $featureId) {
  featureId number kind status flowLps pressureMpa mainMm network owner address note installedOn removedOn testedOn locationPrecision
  usable(on: $asOf) outages { fromOn toOn reason } dataset { name source } } } }`;

export async function askHydrant(
  asked: { code: string; featureId: number; asOf: string },
  language: string,
  signal: AbortSignal,
): Promise<Hydrant | null> {
  const { area } = await ask<{ area: { hydrant: Hydrant | null } | null }>(hydrantQuery, asked, language, signal);
  return area?.hydrant ?? null;
}
