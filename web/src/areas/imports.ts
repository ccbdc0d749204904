import { ask } from '../server/ask';
import type { Page } from '../server/types';

export interface ImportRun {
  id: string;
  dataset: { layer: string; name: string };
  fileName: string;
  startedAt: string;
  finishedAt: string;
  rowsRead: number;
  inserted: number;
  updated: number;
  unchanged: number;
  repeated: number;
  mended: number;
  rejected: number;
  rejects: Page<Reject>;
}

export interface Reject {
  rowNumber: number;
  outcome: string;
  sourceId: string | null;
  field: string | null;
  value: string | null;
  reason: string;
  detail: string | null;
}

const importsQuery = `query imports($code: String!) { area(code: $code) { importRuns(first: 50) { nodes {
  id dataset { layer name } fileName startedAt finishedAt rowsRead inserted updated unchanged repeated mended rejected
  rejects(first: 50) { nodes { rowNumber outcome sourceId field value reason detail } pageInfo { hasNextPage endCursor } } } } } }`;

export async function askImports(code: string, language: string, signal: AbortSignal): Promise<ImportRun[]> {
  const { area } = await ask<{ area: { importRuns: { nodes: ImportRun[] } } | null }>(importsQuery, { code }, language, signal);
  return area?.importRuns.nodes ?? [];
}
