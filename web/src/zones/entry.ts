import { type Entry, type HistoryEntry, historyFields } from '../entry/entry';
import { useEntry } from '../entry/useEntry';
import { ask } from '../server/ask';
import { boxFields } from '../server/bounds';
import { graphql, type ResultOf, type VariablesOf } from '../server/graphql';

export const outlineCheckFields = graphql(`
  fragment outlineCheck on OutlineCheck {
    outcome geometry areaM2 drawnAreaM2 changedShare mostChangedShare premises buildings
    mends { code message }
    problems { code message }
    warnings { code message }
    spots { longitude latitude code message }
  }
`);

export const cellAtQuery = graphql(`
  query cellAt($code: String!, $longitude: Float!, $latitude: Float!, $cellMetres: Float!) {
    area(code: $code) { incidentCellAt(longitude: $longitude, latitude: $latitude, cellMetres: $cellMetres) }
  }
`);

/** Outline of the square of the map of fires in which a place lies: what the zone will be. */
export async function askCellAt(asked: VariablesOf<typeof cellAtQuery>, language: string, signal: AbortSignal): Promise<unknown> {
  return (await ask(cellAtQuery, asked, language, signal)).area?.incidentCellAt ?? null;
}

export const zoneEditFragment = graphql(
  `
  fragment zoneEdit on ZoneEdit {
    outcome change dataVersion
    problems { field code message }
    warnings { field code message }
    conflicts { field yours theirs who }
    check { ...outlineCheck }
    zone { id featureId version }
  }
`,
  [outlineCheckFields],
);

export const createZoneMutation = graphql(
  `
  mutation createZone($area: String!, $facts: ZoneFacts!, $ground: ZoneGroundInput!, $entry: EntryInput!) {
    done: createZone(area: $area, facts: $facts, ground: $ground, entry: $entry) { ...zoneEdit }
  }
`,
  [zoneEditFragment],
);

export const editZoneMutation = graphql(
  `
  mutation editZone(
    $area: String!, $zone: ID!, $version: String!, $facts: ZoneFacts!, $ground: ZoneGroundInput, $clear: [ZoneField!], $entry: EntryInput!
  ) {
    done: editZone(area: $area, zone: $zone, version: $version, facts: $facts, ground: $ground, clear: $clear, entry: $entry) { ...zoneEdit }
  }
`,
  [zoneEditFragment],
);

export const removeZoneMutation = graphql(
  `
  mutation removeZone($area: String!, $zone: ID!, $version: String!, $on: String, $entry: EntryInput!) {
    done: removeZone(area: $area, zone: $zone, version: $version, on: $on, entry: $entry) { ...zoneEdit }
  }
`,
  [zoneEditFragment],
);

export const restoreZoneMutation = graphql(
  `
  mutation restoreZone($area: String!, $zone: ID!, $entry: EntryInput!) {
    done: restoreZone(area: $area, zone: $zone, entry: $entry) { ...zoneEdit }
  }
`,
  [zoneEditFragment],
);

export const undoZoneChangeMutation = graphql(
  `
  mutation undoZoneChange($area: String!, $change: ID!, $entry: EntryInput!) {
    done: undoZoneChange(area: $area, change: $change, entry: $entry) { ...zoneEdit }
  }
`,
  [zoneEditFragment],
);

export const zoneHistoryQuery = graphql(
  `
  query zoneHistory($code: String!, $featureId: Int!) {
    area(code: $code) { zone(featureId: $featureId) { history { ...historyFields } } }
  }
`,
  [historyFields],
);

export const zoneChangesQuery = graphql(
  `
  query zoneChanges($code: String!, $limit: Int!) {
    area(code: $code) { zoneChanges(limit: $limit) { id featureId nameZh nameEn removedOn entry { ...historyFields } } }
  }
`,
  [historyFields],
);

export const outlineCheckQuery = graphql(
  `
  query outlineCheck($code: String!, $outline: Outline!, $ownZone: ID) {
    area(code: $code) { zoneOutlineCheck(outline: $outline, ownZone: $ownZone) { ...outlineCheck overlaps { share zone { featureId nameZh nameEn } } } }
  }
`,
  [outlineCheckFields],
);

export const zoneGroundsQuery = graphql(
  `
  query zoneGrounds($code: String!) {
    area(code: $code) {
      zoneKindBook { code zh en note }
      divisions { id nameZh nameEn level bounds { ...BoxFields } }
    }
  }
`,
  [boxFields],
);

export const divisionOutlineQuery = graphql(`
  query divisionOutlines($code: String!) { area(code: $code) { divisions { id geometry } } }
`);

export type Edit = ResultOf<typeof undoZoneChangeMutation>['done'];
export type OutlineCheck = NonNullable<ResultOf<typeof outlineCheckQuery>['area']>['zoneOutlineCheck'];
export type Grounds = NonNullable<ResultOf<typeof zoneGroundsQuery>['area']>;
export type ZoneFacts = VariablesOf<typeof createZoneMutation>['facts'];
export type Ground = VariablesOf<typeof createZoneMutation>['ground'];
export type Field = NonNullable<VariablesOf<typeof editZoneMutation>['clear']>[number];
export type ChangeLine = NonNullable<ResultOf<typeof zoneChangesQuery>['area']>['zoneChanges'][number];

/** What somebody does to a zone. */
export type Change =
  | ({ kind: 'create' } & Omit<VariablesOf<typeof createZoneMutation>, 'area' | 'entry'>)
  | ({ kind: 'edit' } & Omit<VariablesOf<typeof editZoneMutation>, 'area' | 'entry'>)
  | ({ kind: 'remove' } & Omit<VariablesOf<typeof removeZoneMutation>, 'area' | 'entry'>)
  | ({ kind: 'restore' } & Omit<VariablesOf<typeof restoreZoneMutation>, 'area' | 'entry'>)
  | ({ kind: 'undo' } & Omit<VariablesOf<typeof undoZoneChangeMutation>, 'area' | 'entry'>);

const mutations = {
  create: createZoneMutation,
  edit: editZoneMutation,
  remove: removeZoneMutation,
  restore: restoreZoneMutation,
  undo: undoZoneChangeMutation,
} as const;

async function send(area: string, { kind, ...asked }: Change, entry: Entry, language: string): Promise<Edit> {
  // The variables of each kind stand with it in Change; the table cannot say so.
  const mutation = mutations[kind] as typeof undoZoneChangeMutation;
  return (await ask(mutation, { area, entry, ...asked } as VariablesOf<typeof undoZoneChangeMutation>, language)).done;
}

function insisted(change: Change, answer: Edit): Change {
  const version = answer.zone?.version ?? '';
  return change.kind === 'edit' || change.kind === 'remove' ? { ...change, version } : change;
}

const door = { send, insisted };

/** Sends changes of zones. */
export const useZoneEntry = (area: string) => useEntry(area, door);
export type EntryState = ReturnType<typeof useZoneEntry>;

export async function askHistory(
  asked: VariablesOf<typeof zoneHistoryQuery>,
  language: string,
  signal: AbortSignal,
): Promise<HistoryEntry[]> {
  const { area } = await ask(zoneHistoryQuery, asked, language, signal);
  return area?.zone?.history ?? [];
}

export async function askZoneChanges(code: string, limit: number, language: string, signal: AbortSignal): Promise<ChangeLine[]> {
  const { area } = await ask(zoneChangesQuery, { code, limit }, language, signal);
  return area?.zoneChanges ?? [];
}

/** What the server would make of an outline; null: the area is gone. */
export async function askOutlineCheck(
  asked: VariablesOf<typeof outlineCheckQuery>,
  language: string,
  signal: AbortSignal,
): Promise<OutlineCheck | null> {
  return (await ask(outlineCheckQuery, asked, language, signal)).area?.zoneOutlineCheck ?? null;
}

/** Kinds that a zone may have, and divisions whose ground it may take. */
export async function askGrounds(code: string, language: string, signal: AbortSignal): Promise<Grounds> {
  const { area } = await ask(zoneGroundsQuery, { code }, language, signal);
  return area ?? { zoneKindBook: [], divisions: [] };
}

export async function askDivisionOutlines(code: string, language: string, signal: AbortSignal) {
  return (await ask(divisionOutlineQuery, { code }, language, signal)).area?.divisions ?? [];
}
