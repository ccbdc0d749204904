import { metresPerDegree, type Outline } from './outline';

/** A square of so many metres round its middle, degrees: what the map shows until the server has made it. */
export function squareRound(lng: number, lat: number, metres: number): Outline {
  const [east, north] = metresPerDegree(lat);
  const [dx, dy] = [metres / 2 / east, metres / 2 / north];
  return {
    type: 'Polygon',
    coordinates: [
      [
        [lng - dx, lat - dy],
        [lng + dx, lat - dy],
        [lng + dx, lat + dy],
        [lng - dx, lat + dy],
        [lng - dx, lat - dy],
      ],
    ],
  };
}
