import { historyFields } from '../../entry/entry';
import { ask } from '../../server/ask';
import { graphql, type ResultOf, type VariablesOf } from '../../server/graphql';
import { methodFields } from '../../server/method';

export const hazardRowFields = graphql(`
  fragment hazardRow on Hazard {
    id featureId number kind kindName grade state foundOn dueOn closedOn onSpot officer premisesName address overdueDays standing
    longitude latitude sealedOn liftedOn supervisedOn
    division { id nameZh nameEn }
    returns { id featureId }
  }
`);

export const hazardsQuery = graphql(
  `
  query hazards($code: String!, $first: Int!, $after: String, $filter: HazardFilter, $order: HazardOrder!) {
    area(code: $code) {
      hazards(first: $first, after: $after, filter: $filter, order: $order) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { ...hazardRow }
      }
    }
  }
`,
  [hazardRowFields],
);

export const hazardQuery = graphql(
  `
  query hazard($code: String!, $featureId: Int!) {
    area(code: $code) {
      hazard(featureId: $featureId) {
        ...hazardRow
        version kindSource foundBy orderedOn recheckAskedOn stoppedOn resumedOn penaltyOn penaltyAmount publishedOn supervisedBy transferredTo
        people description note locationPrecision
        premises { id featureId name address }
        zone { id featureId nameZh nameEn }
        inspection { id featureId visitedAt timePrecision kind inspectors }
        steps { id kind kindName toState on who document dueOn amount note at undone }
        nextSteps { kind kindName toState needs takes proposedDueOn }
        legalDates { what dueOn from state metOn workingDaysLeft yearsUnknown rule { id limit unit note law { document article certainty } } }
        photos { id url takenAt who note }
        returns { id featureId number foundOn closedOn kindName }
        returnedAs { id featureId number foundOn state }
        history(limit: 50) { ...historyFields }
        dataset { name source }
      }
    }
  }
`,
  [hazardRowFields, historyFields],
);

export const hazardWordsQuery = graphql(`
  query hazardWords($code: String!) {
    hazardKinds { code name majorElement }
    area(code: $code) { divisions { id nameZh nameEn level } }
  }
`);

export const hazardOverdueQuery = graphql(
  `
  query hazardOverdue($code: String!, $by: OverdueBy!) {
    area(code: $code) {
      hazardOverdue(by: $by) {
        asOf total noDate
        groups { officer division name overdue longestDays oldest { id featureId kindName premisesName dueOn } }
        method { ...MethodFields }
      }
    }
  }
`,
  [methodFields],
);

export type HazardFilter = NonNullable<VariablesOf<typeof hazardsQuery>['filter']>;
export type HazardOrder = VariablesOf<typeof hazardsQuery>['order'];
export type Hazards = NonNullable<NonNullable<ResultOf<typeof hazardsQuery>['area']>['hazards']>;
export type HazardRow = NonNullable<Hazards['nodes']>[number];
export type Hazard = NonNullable<NonNullable<ResultOf<typeof hazardQuery>['area']>['hazard']>;
export type NextStep = Hazard['nextSteps'][number];
export type Overdue = NonNullable<ResultOf<typeof hazardOverdueQuery>['area']>['hazardOverdue'];
export type OverdueBy = VariablesOf<typeof hazardOverdueQuery>['by'];

export async function askHazards(asked: VariablesOf<typeof hazardsQuery>, language: string, signal: AbortSignal): Promise<Hazards | null> {
  return (await ask(hazardsQuery, asked, language, signal)).area?.hazards ?? null;
}

export async function askHazard(asked: VariablesOf<typeof hazardQuery>, language: string, signal: AbortSignal): Promise<Hazard | null> {
  return (await ask(hazardQuery, asked, language, signal)).area?.hazard ?? null;
}

export async function askOverdue(
  asked: VariablesOf<typeof hazardOverdueQuery>,
  language: string,
  signal: AbortSignal,
): Promise<Overdue | null> {
  return (await ask(hazardOverdueQuery, asked, language, signal)).area?.hazardOverdue ?? null;
}

/** Kinds of hazards, and the towns of an area. */
export async function askHazardWords(code: string, language: string, signal: AbortSignal) {
  const { hazardKinds, area } = await ask(hazardWordsQuery, { code }, language, signal);
  return { kinds: hazardKinds, towns: (area?.divisions ?? []).filter((each) => each.level === 'town') };
}
