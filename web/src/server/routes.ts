/** The only place that knows the server's routes. */
export const graphqlRoute = '/graphql';

/** The same address in a browser: a page to ask questions of one's own. The map's words for area, language and base hold there too. */
export function queryPageRoute(view: { area: string; lang: string; base: string }): string {
  return `${graphqlRoute}?${new URLSearchParams(view)}`;
}

/** `source` is a layer, or one with what is asked of it: verdicts?standard=us-ifc */
export function tileRoute(area: string, source: string): string {
  const [layer = '', query] = source.split('?');
  return `/tiles/${encodeURIComponent(area)}/${encodeURIComponent(layer)}/{z}/{x}/{y}.mvt${query ? `?${query}` : ''}`;
}

/** A source of verdict tiles, as tileRoute takes it. */
export function verdictSource(asked: { standard: string; asOf: string; test?: string }): string {
  const { standard, asOf, test } = asked;
  return `verdicts?${new URLSearchParams({ standard, asOf, ...(test && { test: test.toLowerCase() }) })}`;
}

/** A source of tiles of buildings by the tenth that their score lies in. */
export function riskSource(asked: { method: string; table: string; asOf: string }): string {
  const { method, table, asOf } = asked;
  return `building-risk?${new URLSearchParams({ method: method.toLowerCase(), standard: table, asOf })}`;
}

/** A list of verdicts as a file. */
export function verdictExportRoute(area: string, format: string, parameters: URLSearchParams): string {
  return `/exports/${encodeURIComponent(area)}/verdicts.${format}?${parameters}`;
}

/** Files into an area: what may be filled, and the three steps of one file. */
export const importRoutes = {
  layers: (area: string) => `/imports/${encodeURIComponent(area)}/layers`,
  keep: (area: string, name: string) => `/imports/${encodeURIComponent(area)}/files?${new URLSearchParams({ name })}`,
  preview: (area: string, upload: string) => `/imports/${encodeURIComponent(area)}/files/${upload}/preview`,
  import: (area: string, upload: string, preview: string | null) =>
    `/imports/${encodeURIComponent(area)}/files/${upload}/import${preview ? `?${new URLSearchParams({ preview })}` : ''}`,
};

/** What was found at hydrants on a day, as CSV. */
export function surveyRoute(area: string, day: string): string {
  return `/surveys/${area}/${day}.csv`;
}

/** Files that a saved scenario is handed on as. */
export const scenarioRoutes = {
  changes: (area: string, id: string) => `/scenarios/${encodeURIComponent(area)}/${id}/changes.geojson`,
  buildings: (area: string, id: string) => `/scenarios/${encodeURIComponent(area)}/${id}/buildings.geojson`,
  book: (area: string, id: string, language: string) => `/scenarios/${encodeURIComponent(area)}/${id}/scenario.xlsx?lang=${language}`,
};

/** What is found of fires, as a file. */
export function fireFile(
  area: string,
  what: string,
  format: string,
  query: Record<string, string | number | readonly (string | number)[] | undefined>,
): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    for (const each of Array.isArray(value) ? value : [value]) if (each !== undefined) parameters.append(name, String(each));
  return `/exports/${encodeURIComponent(area)}/${what}.${format}?${parameters}`;
}

/** Who reads: each of them answers with what /accounts/me does. */
export const accountRoutes = {
  me: '/accounts/me',
  signIn: '/accounts/sign-in',
  signOut: '/accounts/sign-out',
  password: '/accounts/password',
  link: '/accounts/link',
  look: '/accounts/link/look',
  oidc: (back: string) => `/accounts/oidc?${new URLSearchParams({ back })}`,
};

/** What was done, as a file. */
export function auditFile(format: 'csv' | 'xlsx', query: Record<string, string | undefined>): string {
  return `/exports/audit.${format}?${queryOf(query)}`;
}

/** Rows of a list as a file; the filter is the list's own, as JSON. */
export function listFile(area: string, what: string, format: string, query: Record<string, string | undefined>): string {
  return `/exports/${encodeURIComponent(area)}/${what}.${format}?${queryOf(query)}`;
}

function queryOf(query: Record<string, string | undefined>): URLSearchParams {
  return new URLSearchParams(Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== ''));
}

/** Where photos are sent to, with what is known of each; and where one is. */
export function photoRoute(area: string, facts: Record<string, string>): string {
  return `/photos/${encodeURIComponent(area)}?${new URLSearchParams(facts)}`;
}
