import { ask } from '../server/ask';
import { pointOf } from '../server/geometry';
import { graphql, type ResultOf } from '../server/graphql';
import type { Found } from '../view/url';

export const suggestQuery = graphql(`
  query suggest($code: String!, $text: String!, $longitude: Float, $latitude: Float) {
    area(code: $code) { suggest(text: $text, longitude: $longitude, latitude: $latitude) { label detail kind place } }
  }
`);

export const geocodeQuery = graphql(`
  query geocode($code: String!, $text: String!) {
    area(code: $code) { geocode(text: $text) { label matchLevel confidence radiusMetres place } }
  }
`);

export const reverseQuery = graphql(`
  query reverse($code: String!, $longitude: Float!, $latitude: Float!) {
    area(code: $code) { reverseGeocode(longitude: $longitude, latitude: $latitude) { label } }
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
}

/** How far off a suggested thing may be, in metres: what has no extent of its own is where it is. */
const reach: Partial<Record<Suggestion['kind'], number>> = { STREET: 200, DIVISION: 1_000 };
const levelOf: Record<Suggestion['kind'], string> = {
  STREET: 'STREET',
  ADDRESS: 'DOOR_NUMBER',
  BUILDING: 'BUILDING',
  PREMISES: 'BUILDING',
  DIVISION: 'VILLAGE',
  HYDRANT: 'POINT',
};

export async function askSuggestions(
  code: string,
  text: string,
  near: { lng: number; lat: number } | undefined,
  language: string,
  signal: AbortSignal,
): Promise<Hit[]> {
  const { area } = await ask(suggestQuery, { code, text, longitude: near?.lng ?? null, latitude: near?.lat ?? null }, language, signal);
  return (area?.suggest ?? []).flatMap(({ label, detail, kind, place }) => {
    const at = pointOf(place);
    return at ? [{ label, detail, kind, found: { lng: at[0], lat: at[1], radius: reach[kind] ?? 0, level: levelOf[kind], label } }] : [];
  });
}

/** Best first; none: it could only be guessed. */
export async function askGeocode(code: string, text: string, language: string): Promise<Hit[]> {
  const { area } = await ask(geocodeQuery, { code, text }, language);
  return (area?.geocode ?? []).flatMap(({ label, matchLevel, confidence, radiusMetres, place }) => {
    const at = pointOf(place);
    return at
      ? [
          {
            label,
            level: matchLevel,
            confidence,
            found: { lng: at[0], lat: at[1], radius: Math.round(radiusMetres), level: matchLevel, label },
          },
        ]
      : [];
  });
}

/** What is at a place; nothing known there is an empty text. */
export async function askWhatIsAt(code: string, lng: number, lat: number, language: string): Promise<string> {
  const { area } = await ask(reverseQuery, { code, longitude: lng, latitude: lat }, language);
  return area?.reverseGeocode.label ?? '';
}
