import { ask } from '../server/ask';
import { graphql, type ResultOf } from '../server/graphql';

export const reviewQuery = graphql(`
  query review($code: String!, $layer: LocatedLayer, $first: Int!) {
    area(code: $code) {
      reviewCounts { layer unlocated doubtful }
      unlocated(layer: $layer, first: $first) {
        nodes {
          layer id featureId name address reason doubtful place matchLevel confidence radiusMetres
          candidates { number label place matchLevel confidence radiusMetres source }
          dataset { name crsSrc }
        }
        totalCount
      }
    }
  }
`);

export const placeRowMutation = graphql(`
  mutation placeRow(
    $area: String!, $layer: LocatedLayer!, $row: ID!, $longitude: Float!, $latitude: Float!, $who: String!, $remember: Boolean!
  ) {
    placeRow(area: $area, layer: $layer, row: $row, longitude: $longitude, latitude: $latitude, who: $who, remember: $remember) {
      change remembered alsoPlaced dataVersion
    }
  }
`);

export const placeByCandidateMutation = graphql(`
  mutation placeByCandidate($area: String!, $layer: LocatedLayer!, $row: ID!, $candidate: Int!, $who: String!, $remember: Boolean!) {
    placeByCandidate(area: $area, layer: $layer, row: $row, candidate: $candidate, who: $who, remember: $remember) {
      change remembered alsoPlaced dataVersion
    }
  }
`);

export const undoPlaceMutation = graphql(`
  mutation undoPlace($area: String!, $change: ID!, $who: String!) {
    undoPlace(area: $area, change: $change, who: $who) { row alsoUndone dataVersion }
  }
`);

type AreaReview = NonNullable<ResultOf<typeof reviewQuery>['area']>;
export type WaitingRow = NonNullable<NonNullable<AreaReview['unlocated']>['nodes']>[number];
export type Candidate = WaitingRow['candidates'][number];
export type WaitingCount = AreaReview['reviewCounts'][number];
export type Layer = WaitingRow['layer'];
export type Placed = NonNullable<ResultOf<typeof placeRowMutation>['placeRow']>;

export interface Desk {
  counts: readonly WaitingCount[];
  rows: readonly WaitingRow[];
  total: number;
}

/** Rows listed at once; more follow as these are placed. */
const listed = 100;

export async function askReview(code: string, layer: Layer | null, language: string, signal: AbortSignal): Promise<Desk> {
  const { area } = await ask(reviewQuery, { code, layer, first: listed }, language, signal);
  return { counts: area?.reviewCounts ?? [], rows: area?.unlocated?.nodes ?? [], total: area?.unlocated?.totalCount ?? 0 };
}

/** Where a person says that a row is: one of its candidates, or a place on the map. */
export interface Choice {
  /** Degrees. */
  lng: number;
  lat: number;
  candidate?: number;
}

export async function place(
  area: string,
  row: WaitingRow,
  choice: Choice,
  who: string,
  remember: boolean,
  language: string,
): Promise<Placed> {
  const common = { area, layer: row.layer, row: row.id, who, remember };
  if (choice.candidate !== undefined)
    return (await ask(placeByCandidateMutation, { ...common, candidate: choice.candidate }, language)).placeByCandidate;
  return (await ask(placeRowMutation, { ...common, longitude: choice.lng, latitude: choice.lat }, language)).placeRow;
}

export async function undo(area: string, change: string, who: string, language: string) {
  return (await ask(undoPlaceMutation, { area, change, who }, language)).undoPlace;
}

/** The same address to the eye: width and blanks aside. The server knows more spellings; this only saves a row from flashing by. */
export function addressKey(address: string | null): string {
  return (address ?? '').normalize('NFKC').replace(/\s+/g, '').toUpperCase();
}
