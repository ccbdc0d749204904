import { ask } from '../server/ask';
import { type BoundingBox, boxFields } from '../server/bounds';
import { graphql, type ResultOf } from '../server/graphql';

export const areasQuery = graphql(
  `
  query areas {
    areas { code nameZh nameEn generated dataVersion bounds { ...BoxFields } }
  }
`,
  [boxFields],
);

export const areaQuery = graphql(
  `
  query area($code: String!) {
    area(code: $code) {
      code nameZh nameEn timeZone generated dataVersion
      bounds { ...BoxFields }
      counts {
        hydrants hydrantsUnlocated waterSources waterSourcesUnlocated buildings addresses roads fireLanes stations stationsUnlocated
        premises premisesUnlocated incidents incidentsUnlocated zones divisions
      }
      datasets { id layer name source licence crsSrc asOf fileName changedAt rowCount }
      zoneKinds { kind count checkUp }
    }
  }
`,
  [boxFields],
);

export type AreaName = ResultOf<typeof areasQuery>['areas'][number];
export type Area = NonNullable<ResultOf<typeof areaQuery>['area']>;
export type CountName = keyof Area['counts'];
export type Dataset = Area['datasets'][number];

export async function askAreas(language: string, signal: AbortSignal): Promise<AreaName[]> {
  return (await ask(areasQuery, {}, language, signal)).areas;
}

/** null: no such area. */
export async function askArea(code: string, language: string, signal: AbortSignal): Promise<Area | null> {
  return (await ask(areaQuery, { code }, language, signal)).area;
}

export const homeQuery = graphql(`
  query home($code: String!) {
    area(code: $code) { hydrants(first: 500) { nodes { longitude latitude } } }
  }
`);

/**
 * Where the hydrants are, without the tenth that lies farthest out. Some towns' data reach far beyond the town
 * (an island road, a stray point): the whole of it would open as an empty sheet. null: too few to tell.
 */
export async function askHeart(code: string, language: string, signal: AbortSignal): Promise<BoundingBox | null> {
  const { area } = await ask(homeQuery, { code }, language, signal);
  const nodes = area?.hydrants?.nodes ?? [];
  return nodes.length < 20
    ? null
    : heartOf(nodes.flatMap(({ longitude, latitude }) => (longitude === null || latitude === null ? [] : [[longitude, latitude]])));
}

export function heartOf(places: [lng: number, lat: number][]): BoundingBox {
  const within = (values: number[]) => {
    const sorted = values.sort((a, b) => a - b);
    return [sorted[Math.floor(sorted.length * 0.05)] ?? 0, sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0] as const;
  };
  const [west, east] = within(places.map(([lng]) => lng));
  const [south, north] = within(places.map(([, lat]) => lat));
  return { west, south, east, north };
}

/** The name in the reader's language, or the one there is. */
export function named(thing: { nameZh: string | null; nameEn: string | null }, language: string): string | null {
  return language.startsWith('zh') ? (thing.nameZh ?? thing.nameEn) : (thing.nameEn ?? thing.nameZh);
}
