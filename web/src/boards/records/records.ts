import { ask, ServerFailure } from '../../server/ask';
import { graphql } from '../../server/graphql';
import type { Records } from '../../view/url';

export const hazardRowsQuery = graphql(`
  query hazardRows($code: String!, $filter: HazardFilter, $after: String) {
    area(code: $code) {
      rows: hazards(first: 100, after: $after, filter: $filter) {
        totalCount
        nodes { id featureId number premisesName kindName grade state foundOn dueOn closedOn address longitude latitude }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

export const inspectionRowsQuery = graphql(`
  query inspectionRows($code: String!, $filter: InspectionFilter, $after: String) {
    area(code: $code) {
      rows: inspections(first: 100, after: $after, filter: $filter) {
        totalCount
        nodes { id featureId number premisesName visitedAt kind result hazardsFound address longitude latitude }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

export const premisesRowsQuery = graphql(`
  query premisesRows($code: String!, $filter: PremisesFilter, $after: String) {
    area(code: $code) {
      rows: premises(first: 100, after: $after, filter: $filter) {
        totalCount
        nodes { id featureId name kind address supervision longitude latitude }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

export const incidentRowsQuery = graphql(`
  query incidentRows($code: String!, $filter: IncidentFilter, $after: String) {
    area(code: $code) {
      rows: incidents(first: 100, after: $after, filter: $filter) {
        totalCount
        nodes { id featureId number kind address startedAt timePrecision place longitude latitude }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

export const hydrantRowsQuery = graphql(`
  query hydrantRows($code: String!, $filter: HydrantFilter, $after: String) {
    area(code: $code) {
      rows: hydrants(first: 100, after: $after, filter: $filter) {
        totalCount
        nodes { id featureId number address longitude latitude }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

export const roundRowsQuery = graphql(`
  query roundRows($code: String!, $filter: RoundFilter, $after: String) {
    area(code: $code) {
      rows: rounds(first: 100, after: $after, filter: $filter) {
        totalCount
        nodes { id number state plannedOn dueOn zone { featureId nameZh nameEn } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

/** One row of any list, as it is shown; a part that is null is not known. */
export interface RecordRow {
  id: string;
  layer: string;
  featureId: number;
  title: string | null;
  /** Codes and days that the reader's words are made of, by the list's kind. */
  facts: Record<string, string | number | null>;
  place: [lng: number, lat: number] | null;
}

export interface RecordPage {
  rows: RecordRow[];
  total: number;
  /** Where the next page begins; null: there is none. */
  next: string | null;
}

const queries = {
  HAZARDS: hazardRowsQuery,
  INSPECTIONS: inspectionRowsQuery,
  PREMISES: premisesRowsQuery,
  INCIDENTS: incidentRowsQuery,
  HYDRANTS: hydrantRowsQuery,
  ROUNDS: roundRowsQuery,
} as const;

const layers = {
  HAZARDS: 'hazards',
  INSPECTIONS: 'inspections',
  PREMISES: 'premises',
  INCIDENTS: 'incidents',
  HYDRANTS: 'hydrants',
  ROUNDS: 'zones',
} as const;

interface Node {
  id: string;
  featureId?: number;
  longitude?: number | null;
  latitude?: number | null;
  zone?: { featureId: number; nameZh: string | null; nameEn: string | null };
  [fact: string]: unknown;
}

interface Answered {
  area: { rows: { totalCount: number; nodes: Node[] | null; pageInfo: { hasNextPage: boolean; endCursor: string | null } } | null } | null;
}

/** The rows behind a figure: the list that it names, with exactly the filter that it gave. */
export async function askRecords(
  code: string,
  { kind, filter }: Records,
  after: string | null,
  language: string,
  signal?: AbortSignal,
): Promise<RecordPage> {
  // The filter is the list's own, whatever it holds: the server wrote it.
  const query = queries[kind] as typeof hazardRowsQuery;
  const answer = (await ask(query, { code, filter: JSON.parse(filter), after }, language, signal)) as unknown as Answered;
  const rows = answer.area?.rows;
  if (!rows) throw new ServerFailure('refused', code, 'AREA_UNKNOWN');
  return {
    rows: (rows.nodes ?? []).map((node) => rowOf(kind, node, language)),
    total: rows.totalCount,
    next: rows.pageInfo.hasNextPage ? rows.pageInfo.endCursor : null,
  };
}

function rowOf(kind: Records['kind'], node: Node, language: string): RecordRow {
  const { id, featureId, longitude, latitude, zone, ...facts } = node;
  const word = (name: string) => (facts[name] as string | null | undefined) ?? null;
  const zoneName = zone && (language.startsWith('zh') ? (zone.nameZh ?? zone.nameEn) : (zone.nameEn ?? zone.nameZh));
  return {
    id,
    layer: layers[kind],
    featureId: featureId ?? zone?.featureId ?? 0,
    title: zoneName ?? word('premisesName') ?? word('name') ?? word('address') ?? word('number'),
    facts: facts as RecordRow['facts'],
    place: longitude != null && latitude != null ? [longitude, latitude] : null,
  };
}
