import { ask } from '../../server/ask';
import { graphql, type ResultOf, type VariablesOf } from '../../server/graphql';

export const recordInspectionMutation = graphql(`
  mutation recordInspection(
    $area: String!, $facts: InspectionFactsInput!, $entry: EntryInput!, $place: PlaceInput, $answers: [AnswerInput!],
    $hazards: [FoundHazardInput!], $steps: [VisitStepInput!], $signature: SignatureInput
  ) {
    done: recordInspection(
      area: $area, facts: $facts, entry: $entry, place: $place, answers: $answers, hazards: $hazards, steps: $steps, signature: $signature
    ) {
      outcome dataVersion
      problems { field code message }
      warnings { field code message }
      conflicts { field yours theirs who }
      inspection { id featureId }
      hazards { id featureId }
      similar { id featureId number kind kindName state foundOn dueOn description }
    }
  }
`);

export const openHazardsQuery = graphql(`
  query openHazards($code: String!, $ids: [ID!]!) {
    area(code: $code) {
      hazards(first: 50, filter: { ids: $ids }) {
        nodes {
          id featureId version number kind kindName grade state foundOn dueOn description overdueDays
          nextSteps { kind kindName needs takes proposedDueOn }
        }
      }
    }
  }
`);

export type Recorded = NonNullable<ResultOf<typeof recordInspectionMutation>['done']>;

export async function recordInspection(asked: VariablesOf<typeof recordInspectionMutation>, language: string): Promise<Recorded> {
  return (await ask(recordInspectionMutation, asked, language)).done;
}

/** Hazards as they are now, whatever is known of them here. */
export async function askOpenHazards(code: string, ids: string[], language: string) {
  const { area } = await ask(openHazardsQuery, { code, ids }, language);
  return area?.hazards?.nodes ?? [];
}
