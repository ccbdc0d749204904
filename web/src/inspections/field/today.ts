import { ask } from '../../server/ask';
import { graphql, type ResultOf, type VariablesOf } from '../../server/graphql';
import { methodFields } from '../../server/method';
import { put, take } from './store';

export const fieldTodayQuery = graphql(
  `
  query fieldToday($code: String!, $officer: String, $day: String!, $zone: ID, $round: ID, $division: ID) {
    area(code: $code) {
      fieldToday(officer: $officer, day: $day, zone: $zone, round: $round, division: $division) {
        day cut
        items {
          reason why premisesName address longitude latitude roundId checklist dueOn lastVisitOn openHazards
          premises { id featureId name kind address }
          zone { id nameZh nameEn }
          hazard {
            id featureId version number kind kindName grade state foundOn dueOn description overdueDays
            nextSteps { kind kindName needs takes proposedDueOn }
          }
        }
        checklists { code version name items { code text hazardKind } }
        hazardKinds { code name majorElement }
        method { ...MethodFields }
      }
    }
    in3: workingDays(from: $day, days: 3) { to yearsUnknown }
    in5: workingDays(from: $day, days: 5) { to yearsUnknown }
    in10: workingDays(from: $day, days: 10) { to yearsUnknown }
    in15: workingDays(from: $day, days: 15) { to yearsUnknown }
  }
`,
  [methodFields],
);

type Answered = NonNullable<NonNullable<ResultOf<typeof fieldTodayQuery>['area']>['fieldToday']>;
export type Item = Answered['items'][number];
export type Reason = Item['reason'];
export type Checklist = Answered['checklists'][number];
export type HazardKind = Answered['hazardKinds'][number];
export type OpenHazard = NonNullable<Item['hazard']>;

/** The list of a day, and all that the form needs without a network. */
export interface Today extends Answered {
  /** The day that lies so many working days on, by the calendar that the server has. */
  deadlines: { days: number; on: string; yearsUnknown: readonly number[] }[];
  /** When the server said so, for a list that is read without a network. */
  at: string;
}

const shelf = (code: string) => `today/${code}`;

/** The day's list, which is kept on this device: without a network the last one stands. */
export async function askToday(asked: VariablesOf<typeof fieldTodayQuery>, language: string, signal: AbortSignal): Promise<Today | null> {
  const { area, ...days } = await ask(fieldTodayQuery, asked, language, signal);
  if (!area) return null;
  const deadlines = ([3, 5, 10, 15] as const).map((n) => ({ days: n, on: days[`in${n}`].to, yearsUnknown: days[`in${n}`].yearsUnknown }));
  const today: Today = { ...area.fieldToday, deadlines, at: new Date().toISOString() };
  // A device that has no room left has the list as long as the page is open.
  await put('kept', shelf(asked.code), today).catch(() => undefined);
  return today;
}

export function keptToday(code: string): Promise<Today | undefined> {
  return take<Today>('kept', shelf(code)).catch(() => undefined);
}
