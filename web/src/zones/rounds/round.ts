import { figureFields } from '../../boards/figure';
import { type Entry, historyFields } from '../../entry/entry';
import { useEntry } from '../../entry/useEntry';
import { ask } from '../../server/ask';
import { boxFields } from '../../server/bounds';
import { graphql, type ResultOf, type VariablesOf } from '../../server/graphql';
import { methodFields } from '../../server/method';

export const scoreFields = graphql(`
  fragment scoreFields on RoundScore {
    moment at
    row { score band completeness branches { node score completeness weight } }
  }
`);

export const roundsOfZoneQuery = graphql(
  `
  query roundsOfZone($code: String!, $featureId: Int!, $asOf: String!) {
    area(code: $code) {
      zone(featureId: $featureId) {
        id version
        rounds {
          id number state plannedOn dueOn startedOn closedOn lead agencies checklist note version daysLeft overdue
          steps { toState on who note at }
          next { to back }
          before { ...scoreFields }
          after { ...scoreFields }
          publicity { text withheld mayBeNamed { id featureId name } method { ...MethodFields } }
          progress(asOf: $asOf) {
            fixed premises visited visitedAtNight visitedJointly visitsWithoutTime visits visitsByHour
            hazardsFound hazardsClosed hazardsOpen hazardsOverdue hazardsWithoutDate hazardsReturned cameBack
            daysToCloseMedian daysToCloseCount
            figures { ...FigureFields }
            method { ...MethodFields }
            notVisited(limit: 20) { id featureId name }
          }
        }
      }
    }
  }
`,
  [scoreFields, methodFields, figureFields],
);

export const roundsOfAreaQuery = graphql(
  `
  query roundsOfArea($code: String!, $after: String, $filter: RoundFilter) {
    area(code: $code) {
      rounds(first: 50, after: $after, filter: $filter) {
        totalCount
        nodes { id number state plannedOn dueOn daysLeft overdue lead zone { id featureId nameZh nameEn kind bounds { ...BoxFields } } }
      }
    }
  }
`,
  [boxFields],
);

export const checklistNamesQuery = graphql(`
  query checklistNames { checklists { code name } }
`);

export const roundHistoryQuery = graphql(
  `
  query roundHistory($code: String!, $id: ID!) { area(code: $code) { round(id: $id) { history { ...historyFields } } } }
`,
  [historyFields],
);

export const roundEditFragment = graphql(`
  fragment roundEdit on RoundEdit {
    outcome change dataVersion
    problems { field code message }
    warnings { field code message }
    conflicts { field yours theirs who }
    round { id number state version }
  }
`);

export const planRoundMutation = graphql(
  `
  mutation planRound($area: String!, $zone: ID!, $facts: RoundFacts!, $entry: EntryInput!) {
    done: planRound(area: $area, zone: $zone, facts: $facts, entry: $entry) { ...roundEdit }
  }
`,
  [roundEditFragment],
);

export const editRoundMutation = graphql(
  `
  mutation editRound($area: String!, $round: ID!, $version: String!, $facts: RoundFacts!, $clear: [RoundField!], $entry: EntryInput!) {
    done: editRound(area: $area, round: $round, version: $version, facts: $facts, clear: $clear, entry: $entry) { ...roundEdit }
  }
`,
  [roundEditFragment],
);

export const advanceRoundMutation = graphql(
  `
  mutation advanceRound($area: String!, $round: ID!, $version: String!, $to: RoundState!, $on: String, $note: String, $entry: EntryInput!) {
    done: advanceRound(area: $area, round: $round, version: $version, to: $to, on: $on, note: $note, entry: $entry) { ...roundEdit }
  }
`,
  [roundEditFragment],
);

type ZoneOfRounds = NonNullable<NonNullable<ResultOf<typeof roundsOfZoneQuery>['area']>['zone']>;
export type Round = ZoneOfRounds['rounds'][number];
export type RoundState = Round['state'];
export type Score = NonNullable<Round['before']>;
export type Progress = Round['progress'];
export type RoundLine = NonNullable<NonNullable<NonNullable<ResultOf<typeof roundsOfAreaQuery>['area']>['rounds']>['nodes']>[number];
export type RoundFacts = VariablesOf<typeof planRoundMutation>['facts'];
export type Edit = ResultOf<typeof planRoundMutation>['done'];

export const roundStates = [
  'PLANNED',
  'INSPECTING',
  'RECTIFYING',
  'RE_CHECKING',
  'PUBLICITY',
  'CLOSED',
] as const satisfies readonly RoundState[];

/** What somebody does to a round. */
export type Change =
  | ({ kind: 'plan' } & Omit<VariablesOf<typeof planRoundMutation>, 'area' | 'entry'>)
  | ({ kind: 'edit' } & Omit<VariablesOf<typeof editRoundMutation>, 'area' | 'entry'>)
  | ({ kind: 'advance' } & Omit<VariablesOf<typeof advanceRoundMutation>, 'area' | 'entry'>);

const mutations = { plan: planRoundMutation, edit: editRoundMutation, advance: advanceRoundMutation } as const;

async function send(area: string, { kind, ...asked }: Change, entry: Entry, language: string): Promise<Edit> {
  // The variables of each kind stand with it in Change; the table cannot say so.
  const mutation = mutations[kind] as typeof planRoundMutation;
  return (await ask(mutation, { area, entry, ...asked } as VariablesOf<typeof planRoundMutation>, language)).done;
}

function insisted(change: Change, answer: Edit): Change {
  return change.kind === 'plan' ? change : { ...change, version: answer.round?.version ?? '' };
}

const door = { send, insisted };

/** Sends changes of rounds. */
export const useRoundEntry = (area: string) => useEntry(area, door);
export type EntryState = ReturnType<typeof useRoundEntry>;

/** The rounds of a zone, the newest first, and the zone's id; null: there is no such zone. */
export async function askRounds(
  asked: VariablesOf<typeof roundsOfZoneQuery>,
  language: string,
  signal: AbortSignal,
): Promise<ZoneOfRounds | null> {
  return (await ask(roundsOfZoneQuery, asked, language, signal)).area?.zone ?? null;
}

export async function askRoundsOfArea(asked: VariablesOf<typeof roundsOfAreaQuery>, language: string, signal: AbortSignal) {
  const { area } = await ask(roundsOfAreaQuery, asked, language, signal);
  return { rounds: area?.rounds?.nodes ?? [], total: area?.rounds?.totalCount ?? 0 };
}

export async function askChecklists(language: string, signal: AbortSignal) {
  return (await ask(checklistNamesQuery, {}, language, signal)).checklists;
}

export async function askRoundHistory(code: string, id: string, language: string, signal: AbortSignal) {
  return (await ask(roundHistoryQuery, { code, id }, language, signal)).area?.round?.history ?? [];
}
