import { ask, ServerFailure } from '../../server/ask';
import { graphql, type ResultOf } from '../../server/graphql';
import { methodFields } from '../../server/method';
import { readDistances } from './verdict';

export const coverageQuery = graphql(
  `
  query coverage($code: String!, $radius: Float!, $asOf: String!, $of: CoverageSubject!, $first: Int!) {
    area(code: $code) {
      hydrantCoverage(radius: $radius, asOf: $asOf, of: $of) {
        coveredShare coveredCount failingCount unknownCount count usableHydrants hydrantsOfUnknownStatus hydrantsUnlocated
        medianDistanceMetres
        of radius asOf
        buildings(filter: { failing: true }, first: $first) {
          nodes {
            featureId address distanceMetres verdict longitude latitude
            nearestHydrant { featureId number longitude latitude }
          }
          pageInfo { hasNextPage endCursor }
        }
        method { ...MethodFields }
      }
    }
  }
`,
  [methodFields],
);

/** Apart from the rest of the answer, for it is the same at every radius. */
export const distancesQuery = graphql(`
  query distances($code: String!, $asOf: String!, $of: CoverageSubject!) {
    area(code: $code) { hydrantCoverage(asOf: $asOf, of: $of) { distances { values } } }
  }
`);

export type Coverage = NonNullable<ResultOf<typeof coverageQuery>['area']>['hydrantCoverage'];
export type BuildingVerdict = NonNullable<NonNullable<Coverage['buildings']>['nodes']>[number];
export type HydrantPlace = NonNullable<BuildingVerdict['nearestHydrant']>;
export type CoverageSubject = Coverage['of'];

export interface CoverageQuestion {
  area: string;
  radius: number;
  asOf: string;
  of: CoverageSubject;
  /** How many of the farthest to list. */
  first: number;
}

export async function askCoverage(question: CoverageQuestion, language: string, signal: AbortSignal): Promise<Coverage> {
  const { area: code, ...rest } = question;
  const { area } = await ask(coverageQuery, { code, ...rest }, language, signal);
  if (!area) throw new ServerFailure('refused', code, 'AREA_UNKNOWN');
  return area.hydrantCoverage;
}

export async function askDistances(area: string, of: CoverageSubject, asOf: string, signal: AbortSignal): Promise<Uint16Array> {
  // No number of this answer is worded, so its language does not matter.
  const answer = await ask(distancesQuery, { code: area, of, asOf }, 'en', signal);
  if (!answer.area) throw new ServerFailure('refused', area, 'AREA_UNKNOWN');
  return readDistances(answer.area.hydrantCoverage.distances.values);
}
