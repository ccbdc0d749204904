import { ask, ServerFailure } from '../../server/ask';
import { bytesOf } from '../../server/bytes';
import { graphql, type ResultOf, type VariablesOf } from '../../server/graphql';
import { methodFields } from '../../server/method';
import type { HydrantRef, RoadRef } from './plan';

/** Asked while the mouse moves: the changed buildings' numbers and the totals, and no more. */
export const planPreviewQuery = graphql(`
  query planPreview(
    $code: String!, $changes: [ScenarioChangeInput!]!, $standard: String!, $asOf: String!, $hoseReach: Float, $test: VerdictTest
  ) {
    area(code: $code) {
      scenarioPreview(changes: $changes, standard: $standard, asOf: $asOf, hoseReach: $hoseReach, test: $test) {
        gained nowFailing nowUnknown
        before { passed failed unknown }
        after { passed failed unknown }
        gain { buildings floorArea floorAreaUnknown residents residentsUnknown }
        loss { buildings floorArea floorAreaUnknown residents residentsUnknown }
      }
    }
  }
`);

/** Asked when the hand rests: what each change brings. */
export const planLinesQuery = graphql(
  `
  query planLines(
    $code: String!, $changes: [ScenarioChangeInput!]!, $standard: String!, $asOf: String!, $hoseReach: Float, $test: VerdictTest
  ) {
    area(code: $code) {
      scenarioPreview(changes: $changes, standard: $standard, asOf: $asOf, hoseReach: $hoseReach, test: $test) {
        lines {
          position applies
          gain { buildings floorArea floorAreaUnknown residents residentsUnknown }
          loss { buildings floorArea floorAreaUnknown residents residentsUnknown }
        }
        method { ...MethodFields }
      }
    }
  }
`,
  [methodFields],
);

/** The verdicts of all buildings, for the map, and which tests the standard has. */
export const verdictCodesQuery = graphql(`
  query verdictCodes($code: String!, $standard: String!, $asOf: String!, $hoseReach: Float, $test: VerdictTest) {
    area(code: $code) {
      hydrantCoverage(standard: $standard, asOf: $asOf, hoseReach: $hoseReach) {
        verdicts { tests { test } codes(test: $test) { values } }
      }
    }
  }
`);

export const planHydrantQuery = graphql(`
  query planHydrant($code: String!, $featureId: Int!) {
    area(code: $code) { hydrant(featureId: $featureId) { id featureId number longitude latitude } }
  }
`);

export const planRoadQuery = graphql(`
  query planRoad($code: String!, $featureId: Int!) {
    area(code: $code) { road(featureId: $featureId) { id featureId name geometry } }
  }
`);

export type Preview = NonNullable<ResultOf<typeof planPreviewQuery>['area']>['scenarioPreview'];
export type PreviewQuestion = VariablesOf<typeof planPreviewQuery>;
export type Sum = Preview['gain'];
export type Lines = NonNullable<ResultOf<typeof planLinesQuery>['area']>['scenarioPreview'];
export type Test = NonNullable<PreviewQuestion['test']>;

export interface Codes {
  codes: Uint8Array;
  tests: Test[];
}

export async function askPreview(question: PreviewQuestion, language: string, signal: AbortSignal): Promise<Preview> {
  return known((await ask(planPreviewQuery, question, language, signal)).area, question.code).scenarioPreview;
}

export async function askLines(question: PreviewQuestion, language: string, signal: AbortSignal): Promise<Lines> {
  return known((await ask(planLinesQuery, question, language, signal)).area, question.code).scenarioPreview;
}

export async function askCodes(question: VariablesOf<typeof verdictCodesQuery>, language: string, signal: AbortSignal): Promise<Codes> {
  const { verdicts } = known((await ask(verdictCodesQuery, question, language, signal)).area, question.code).hydrantCoverage;
  const view = bytesOf(verdicts?.codes.values ?? '');
  return {
    codes: new Uint8Array(view.buffer, view.byteOffset, view.byteLength),
    tests: (verdicts?.tests ?? []).flatMap(({ test }) => (test ? [test] : [])),
  };
}

/** null: it has no place, or there is none of this number. */
export async function askHydrantRef(code: string, featureId: number): Promise<HydrantRef | null> {
  const { area } = await ask(planHydrantQuery, { code, featureId }, 'en');
  const found = area?.hydrant;
  if (!found || found.longitude === null || found.latitude === null) return null;
  return { id: found.id, featureId, number: found.number, lng: found.longitude, lat: found.latitude };
}

export async function askRoadRef(code: string, featureId: number): Promise<RoadRef | null> {
  const { area } = await ask(planRoadQuery, { code, featureId }, 'en');
  return area?.road ?? null;
}

function known<T>(area: T | null, code: string): T {
  if (!area) throw new ServerFailure('refused', code, 'AREA_UNKNOWN');
  return area;
}
