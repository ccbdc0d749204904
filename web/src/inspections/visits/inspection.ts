import { ask } from '../../server/ask';
import { graphql, type ResultOf, type VariablesOf } from '../../server/graphql';

export const inspectionsQuery = graphql(`
  query inspections($code: String!, $first: Int!, $filter: InspectionFilter) {
    area(code: $code) {
      inspections(first: $first, filter: $filter) {
        totalCount
        nodes { id featureId premisesName address visitedAt timePrecision kind result inspectors hazardsFound hazardsOnSpot }
      }
    }
  }
`);

export const inspectionQuery = graphql(`
  query inspection($code: String!, $featureId: Int!) {
    area(code: $code) {
      inspection(featureId: $featureId) {
        id featureId number premisesName address visitedAt timePrecision kind result inspectors agencies checklist hazardsFound hazardsOnSpot night note
        premises { id featureId name }
        zone { id featureId nameZh nameEn }
        answers { item text answer note hazard { id featureId kindName state } }
        hazards { id featureId number kindName state grade dueOn overdueDays }
        photos { id url takenAt who note }
        dataset { name source }
      }
    }
  }
`);

/** Personal data: asked for by itself, for who may not see it shall see the rest. */
export const signatureQuery = graphql(`
  query signature($code: String!, $featureId: Int!) {
    area(code: $code) { inspection(featureId: $featureId) { signature { signedBy path } } }
  }
`);

export type InspectionFilter = NonNullable<VariablesOf<typeof inspectionsQuery>['filter']>;
export type Inspections = NonNullable<NonNullable<ResultOf<typeof inspectionsQuery>['area']>['inspections']>;
export type Inspection = NonNullable<NonNullable<ResultOf<typeof inspectionQuery>['area']>['inspection']>;
export type Signature = NonNullable<NonNullable<NonNullable<ResultOf<typeof signatureQuery>['area']>['inspection']>['signature']>;

export async function askInspections(
  asked: VariablesOf<typeof inspectionsQuery>,
  language: string,
  signal: AbortSignal,
): Promise<Inspections | null> {
  return (await ask(inspectionsQuery, asked, language, signal)).area?.inspections ?? null;
}

export async function askInspection(
  asked: VariablesOf<typeof inspectionQuery>,
  language: string,
  signal: AbortSignal,
): Promise<Inspection | null> {
  return (await ask(inspectionQuery, asked, language, signal)).area?.inspection ?? null;
}

/** null: nobody signed, or the reader may not see who. */
export async function askSignature(
  asked: VariablesOf<typeof signatureQuery>,
  language: string,
  signal: AbortSignal,
): Promise<Signature | null> {
  return (await ask(signatureQuery, asked, language, signal)).area?.inspection?.signature ?? null;
}
