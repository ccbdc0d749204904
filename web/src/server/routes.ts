/** The only place that knows the server's routes. */
export const graphqlRoute = '/graphql';

/** The same address in a browser: a page to ask questions of one's own. The map's words for area, language and base hold there too. */
export function queryPageRoute(view: { area: string; lang: string; base: string }): string {
  return `${graphqlRoute}?${new URLSearchParams(view)}`;
}

export function tileRoute(area: string, layer: string): string {
  return `/tiles/${encodeURIComponent(area)}/${encodeURIComponent(layer)}/{z}/{x}/{y}.mvt`;
}
