import { ask } from '../server/ask';
import { boxFields } from '../server/bounds';
import { graphql, type ResultOf, type VariablesOf } from '../server/graphql';
import { methodFields } from '../server/method';

export const zoneQuery = graphql(
  `
  query zone($code: String!, $featureId: Int!, $radius: Float!, $asOf: String!, $of: CoverageSubject!) {
    area(code: $code) {
      zone(featureId: $featureId) {
        id featureId nameZh nameEn kind checkUp areaKm2 note version removedOn geometry bounds { ...BoxFields }
        dataset { name source }
        incidentCount { count }
        hydrantCoverage(radius: $radius, asOf: $asOf, of: $of) {
          of coveredShare coveredCount failingCount unknownCount count
          method { ...MethodFields }
        }
      }
    }
  }
`,
  [methodFields, boxFields],
);

export type ZoneDetails = NonNullable<NonNullable<ResultOf<typeof zoneQuery>['area']>['zone']>;

export async function askZone(asked: VariablesOf<typeof zoneQuery>, language: string, signal: AbortSignal): Promise<ZoneDetails | null> {
  const { area } = await ask(zoneQuery, asked, language, signal);
  return area?.zone ?? null;
}
