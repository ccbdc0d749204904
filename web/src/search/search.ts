import { ask } from '../server/ask';
import { pointOf } from '../server/geometry';
import { graphql, type ResultOf } from '../server/graphql';
import type { FormerName, Found, Selection } from '../view/url';

export const suggestQuery = graphql(`
  query suggest($code: String!, $text: String!, $longitude: Float, $latitude: Float) {
    area(code: $code) {
      suggest(text: $text, longitude: $longitude, latitude: $latitude) {
        label detail kind place radiusMetres
        row { layer featureId }
        alias { name validFrom validTo }
      }
    }
  }
`);

export const geocodeQuery = graphql(`
  query geocode($code: String!, $text: String!) {
    area(code: $code) {
      geocode(text: $text) {
        label matchLevel confidence radiusMetres place source
        row { layer featureId }
        alias { name validFrom validTo }
      }
    }
  }
`);

export const reverseQuery = graphql(`
  query reverse($code: String!, $longitude: Float!, $latitude: Float!) {
    area(code: $code) { reverseGeocode(longitude: $longitude, latitude: $latitude) { label } }
  }
`);

export const outlineQuery = graphql(`
  query outline($code: String!, $kind: SuggestionKind!, $name: String!, $longitude: Float!, $latitude: Float!) {
    area(code: $code) { outline(kind: $kind, name: $name, longitude: $longitude, latitude: $latitude) }
  }
`);

type AreaSuggest = NonNullable<ResultOf<typeof suggestQuery>['area']>;
export type Suggestion = AreaSuggest['suggest'][number];
export type GeocodeMatch = NonNullable<ResultOf<typeof geocodeQuery>['area']>['geocode'][number];

/** A line of the list under the search box: something that can be gone to. */
export interface Hit {
  label: string;
  detail?: string | null;
  kind?: Suggestion['kind'];
  /** What was matched, how surely (0 to 1). */
  level?: GeocodeMatch['matchLevel'];
  confidence?: number;
  found: Found;
  /** The thing itself, which has a card. */
  row?: Selection;
}

const levelOf: Record<Suggestion['kind'], string> = {
  STREET: 'STREET',
  ADDRESS: 'DOOR_NUMBER',
  BUILDING: 'BUILDING',
  PREMISES: 'BUILDING',
  DIVISION: 'VILLAGE',
  HYDRANT: 'POINT',
  STATION: 'BUILDING',
};

export async function askSuggestions(
  code: string,
  text: string,
  near: { lng: number; lat: number } | undefined,
  language: string,
  signal: AbortSignal,
): Promise<Hit[]> {
  const { area } = await ask(suggestQuery, { code, text, longitude: near?.lng ?? null, latitude: near?.lat ?? null }, language, signal);
  return (area?.suggest ?? []).flatMap(({ label, detail, kind, place, radiusMetres, row, alias }) => {
    const at = pointOf(place);
    if (!at) return [];
    const found = foundAt(at, radiusMetres, levelOf[kind], label, alias);
    return [{ label, detail, kind, found, row: withCard(row) }];
  });
}

/** Best first; none: it could only be guessed. */
export async function askGeocode(code: string, text: string, language: string): Promise<Hit[]> {
  const { area } = await ask(geocodeQuery, { code, text }, language);
  return (area?.geocode ?? []).flatMap(({ label, matchLevel, confidence, radiusMetres, place, source, row, alias }) => {
    const at = pointOf(place);
    if (!at) return [];
    const found = foundAt(at, radiusMetres, matchLevel, label, alias);
    // Whatever the area's own data did not know is marked as somebody else's word.
    if (source !== 'area' && source !== 'alias') found.via = source;
    return [{ label, level: matchLevel, confidence, found, row: withCard(row) }];
  });
}

/** What is at a place; nothing known there is an empty text. */
export async function askWhatIsAt(code: string, lng: number, lat: number, language: string): Promise<string> {
  const { area } = await ask(reverseQuery, { code, longitude: lng, latitude: lat }, language);
  return area?.reverseGeocode.label ?? '';
}

const outlined: Record<string, Suggestion['kind']> = { STREET: 'STREET', VILLAGE: 'DIVISION', TOWN: 'DIVISION', COUNTY: 'DIVISION' };

/** Whether such a place may have an outline: a street its lines, a division its ground. */
export function mayHaveOutline({ level, via }: Found): boolean {
  return via === undefined && level !== undefined && level in outlined;
}

/** GeoJSON; null: there is no street or division of this name. */
export async function askOutline(code: string, { level, label, lng, lat }: Found, language: string, signal: AbortSignal): Promise<unknown> {
  const kind = outlined[level ?? ''] ?? 'STREET';
  const { area } = await ask(outlineQuery, { code, kind, name: label, longitude: lng, latitude: lat }, language, signal);
  return area?.outline ?? null;
}

function foundAt([lng, lat]: [number, number], radius: number, level: string, label: string, alias: FormerName | null): Found {
  return { lng, lat, radius: Math.round(radius), level, label, ...(alias && { alias }) };
}

/** A division is shown by its outline, not by a card. */
function withCard(row: Selection | null): Selection | undefined {
  return row && row.layer !== 'divisions' ? row : undefined;
}
