import { ask } from '../../server/ask';
import { graphql, type ResultOf, type VariablesOf } from '../../server/graphql';

export const hydrantRoundQuery = graphql(`
  query hydrantRound(
    $code: String!, $longitude: Float!, $latitude: Float!, $notCheckedSince: String!, $within: Geometry, $limit: Int!, $today: String!
  ) {
    area(code: $code) {
      hydrantRound(longitude: $longitude, latitude: $latitude, notCheckedSince: $notCheckedSince, within: $within, limit: $limit) {
        count
        hydrants { hydrant { id featureId number kind status address longitude latitude checks { on state missing } } }
      }
      hydrantChecks(on: $today) { hydrant { id } }
    }
  }
`);

type RoundArea = NonNullable<ResultOf<typeof hydrantRoundQuery>['area']>;
export type Due = RoundArea['hydrantRound']['hydrants'][number]['hydrant'];

export interface Round {
  /** How many there are to look at; `due` are the nearest of them. */
  count: number;
  due: readonly Due[];
  /** Ids of those that anybody looked at today. */
  today: readonly string[];
  /** When the server said so, for a list that is read without a network. */
  at: string;
}

const place = (code: string) => `riskmap.round.${code}`;

/** The round, which is kept on this device: without a network the last one stands. */
export async function askRound(asked: VariablesOf<typeof hydrantRoundQuery>, language: string, signal: AbortSignal): Promise<Round> {
  const { area } = await ask(hydrantRoundQuery, asked, language, signal);
  const round: Round = {
    count: area?.hydrantRound.count ?? 0,
    due: area?.hydrantRound.hydrants.map((each) => each.hydrant) ?? [],
    today: [...new Set(area?.hydrantChecks.map((each) => each.hydrant.id) ?? [])],
    at: new Date().toISOString(),
  };
  try {
    window.localStorage.setItem(place(asked.code), JSON.stringify(round));
  } catch {
    // a browser that keeps nothing has the list as long as the page is open
  }
  return round;
}

export function keptRound(code: string): Round | null {
  try {
    return JSON.parse(window.localStorage.getItem(place(code)) ?? 'null') as Round | null;
  } catch {
    return null;
  }
}
