import { ask } from '../server/ask';
import { graphql } from '../server/graphql';

export const surroundingsQuery = graphql(`
  query surroundings($code: String!, $point: Geometry!, $around: Geometry!) {
    area(code: $code) {
      buildings(first: 5, filter: { within: $point }) { nodes { id featureId name address } }
      premises(first: 20, filter: { within: $around }) { nodes { id featureId name address } }
    }
  }
`);

/** Half a box's side round a place in which premises are offered: about 30 m. */
const near = 0.0003;

/** Buildings at a place, and premises near it. */
export async function askSurroundings(code: string, lng: number, lat: number, language: string, signal: AbortSignal) {
  const [west, east, south, north] = [lng - near, lng + near, lat - near, lat + near];
  const box = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  const point = { type: 'Point', coordinates: [lng, lat] };
  const { area } = await ask(
    surroundingsQuery,
    { code, point, around: { type: 'Polygon', coordinates: [box] } as never },
    language,
    signal,
  );
  return { buildings: area?.buildings?.nodes ?? [], premises: area?.premises?.nodes ?? [] };
}
