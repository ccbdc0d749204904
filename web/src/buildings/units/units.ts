import { ask, ServerFailure } from '../../server/ask';
import { graphql, type ResultOf, type VariablesOf } from '../../server/graphql';
import { methodFields } from '../../server/method';
import type { UnitFilter } from '../../view/url';

export const unitsQuery = graphql(`
  query units($code: String!, $filter: PremisesFilter, $after: String) {
    area(code: $code) {
      premises(first: 50, after: $after, filter: $filter) {
        totalCount
        nodes { id featureId name kind address supervision crowded credit town { nameZh nameEn } longitude latitude }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

export const highRisesQuery = graphql(
  `
  query highRises($code: String!, $filter: HighRiseFilter, $offset: Int!) {
    area(code: $code) {
      highRises(filter: $filter) {
        high superHigh unknownCount claddingBurns claddingUnknown plateMissing plateUnknown withOpenHazards neverVisited
        rows(first: 50, offset: $offset) {
          building { featureId } premises { featureId }
          name address heightM storeys class rule cladding claddingPlate facilitiesAgeYears lastVisitOn longitude latitude
        }
        method { ...MethodFields }
      }
    }
  }
`,
  [methodFields],
);

export const ebikesQuery = graphql(
  `
  query ebikePorts($code: String!) {
    area(code: $code) {
      ebikePorts {
        level portsPerBike sitesUnplaced
        places {
          division { id featureId nameZh nameEn bounds { west south east north } }
          sites ports portsKnown sitesWithoutPorts bikes bikesAsOf bikesSource portsEach verdict missingPorts
        }
        method { ...MethodFields }
      }
    }
  }
`,
  [methodFields],
);

export const alarmsQuery = graphql(
  `
  query householdAlarms($code: String!) {
    area(code: $code) {
      householdAlarms {
        smallest
        towns {
          division { id featureId nameZh nameEn }
          masked households withAlarm withoutAlarm alarmUnknown alarmShare livesAlone livesAloneWithoutAlarm
        }
        total { masked households withAlarm withoutAlarm alarmUnknown alarmShare livesAlone livesAloneWithoutAlarm }
        method { ...MethodFields }
      }
    }
  }
`,
  [methodFields],
);

export type Units = NonNullable<NonNullable<ResultOf<typeof unitsQuery>['area']>['premises']>;
export type Unit = NonNullable<Units['nodes']>[number];
export type HighRises = NonNullable<ResultOf<typeof highRisesQuery>['area']>['highRises'];
export type HighRiseRow = HighRises['rows'][number];
export type HighRiseFilter = NonNullable<VariablesOf<typeof highRisesQuery>['filter']>;
export type Ebikes = NonNullable<ResultOf<typeof ebikesQuery>['area']>['ebikePorts'];
export type Alarms = NonNullable<ResultOf<typeof alarmsQuery>['area']>['householdAlarms'];

type Filter = NonNullable<VariablesOf<typeof unitsQuery>['filter']>;

/** The filter of the address in the API's words. */
export function filterOf(chosen: UnitFilter | undefined, today: string): Filter {
  const { text, supervision, division, flag } = chosen ?? {};
  const yearAgo = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
  const flags: Record<NonNullable<UnitFilter['flag']>, Filter> = {
    overdue: { filingOverdueOn: today },
    unvisited: { notVisitedSince: yearAgo },
    high: { highRise: ['HIGH', 'SUPER_HIGH'] },
    dishonest: { credit: ['DISHONEST', 'SERIOUSLY_DISHONEST'] },
    unplaced: { divisionUnknown: true },
    crowded: { crowded: true },
  };
  return {
    openOn: today,
    ...(text && { text }),
    ...(supervision && { supervision: [supervision] }),
    ...(division && { division }),
    ...(flag && flags[flag]),
  };
}

export async function askUnits(code: string, filter: Filter, after: string | null, language: string, signal?: AbortSignal): Promise<Units> {
  const { area } = await ask(unitsQuery, { code, filter, after }, language, signal);
  if (!area?.premises) throw new ServerFailure('refused', code, 'AREA_UNKNOWN');
  return area.premises;
}

export async function askHighRises(code: string, filter: HighRiseFilter, offset: number, language: string, signal?: AbortSignal) {
  const { area } = await ask(highRisesQuery, { code, filter, offset }, language, signal);
  if (!area) throw new ServerFailure('refused', code, 'AREA_UNKNOWN');
  return area.highRises;
}

export async function askEbikes(code: string, language: string, signal: AbortSignal): Promise<Ebikes> {
  const { area } = await ask(ebikesQuery, { code }, language, signal);
  if (!area) throw new ServerFailure('refused', code, 'AREA_UNKNOWN');
  return area.ebikePorts;
}

export async function askAlarms(code: string, language: string, signal: AbortSignal): Promise<Alarms> {
  const { area } = await ask(alarmsQuery, { code }, language, signal);
  if (!area) throw new ServerFailure('refused', code, 'AREA_UNKNOWN');
  return area.householdAlarms;
}
