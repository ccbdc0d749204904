import { ask, ServerFailure } from '../../server/ask';
import { graphql, type ResultOf, type VariablesOf } from '../../server/graphql';
import { type Change, inputOf, newKey, type Plan } from './plan';
import { askRoadRef } from './preview';

export const scenariosQuery = graphql(`
  query scenarios($code: String!) {
    area(code: $code) { scenarios { id name version editedBy editedAt changeCount } }
  }
`);

export const scenarioQuery = graphql(`
  query scenario($code: String!, $id: ID!) {
    area(code: $code) {
      scenario(id: $id) {
        id name standard test hoseReach asOf costEach currency version basedOnDataVersion editedBy editedAt
        changes {
          kind hydrantId hydrantNumber hydrantFeatureId stoodLongitude stoodLatitude roadId roadName roadFeatureId longitude latitude from to
        }
      }
    }
  }
`);

export const saveScenarioMutation = graphql(`
  mutation saveScenario($area: String!, $scenario: ScenarioContentInput!, $who: String!) {
    saveScenario(area: $area, scenario: $scenario, who: $who) { id version }
  }
`);

export const editScenarioMutation = graphql(`
  mutation editScenario($area: String!, $id: ID!, $version: Int!, $scenario: ScenarioContentInput!, $who: String!) {
    editScenario(area: $area, id: $id, version: $version, scenario: $scenario, who: $who) { id version }
  }
`);

export const deleteScenarioMutation = graphql(`
  mutation deleteScenario($area: String!, $id: ID!, $version: Int!) {
    deleteScenario(area: $area, id: $id, version: $version)
  }
`);

export const compareScenarioQuery = graphql(`
  query compareScenario($code: String!, $id: ID!, $with: ID) {
    area(code: $code) {
      scenario(id: $id) {
        compare(with: $with) {
          this { passed failed unknown }
          that { passed failed unknown }
          onlyThis { buildings floorArea floorAreaUnknown residents residentsUnknown }
          onlyThat { buildings floorArea floorAreaUnknown residents residentsUnknown }
          both { buildings floorArea floorAreaUnknown residents residentsUnknown }
          onlyThisBuildings onlyThatBuildings cost currency costWith currencyWith
        }
      }
    }
  }
`);

export type ScenarioName = NonNullable<ResultOf<typeof scenariosQuery>['area']>['scenarios'][number];
export type Saved = NonNullable<NonNullable<ResultOf<typeof scenarioQuery>['area']>['scenario']>;
export type Comparison = NonNullable<NonNullable<ResultOf<typeof compareScenarioQuery>['area']>['scenario']>['compare'];
type Content = VariablesOf<typeof saveScenarioMutation>['scenario'];

export async function askScenarios(code: string, language: string, signal: AbortSignal): Promise<ScenarioName[]> {
  return (await ask(scenariosQuery, { code }, language, signal)).area?.scenarios ?? [];
}

/** The scenario and the plan that it holds; roads bring their course along, so that they can be drawn. */
export async function askScenario(code: string, id: string, language: string, signal: AbortSignal): Promise<{ saved: Saved; plan: Plan }> {
  const saved = (await ask(scenarioQuery, { code, id }, language, signal)).area?.scenario;
  if (!saved) throw new ServerFailure('refused', id, 'SCENARIO_UNKNOWN');
  const changes = await Promise.all(saved.changes.map((each) => changeOf(code, each)));
  return { saved, plan: { changes, hose: saved.hoseReach ?? undefined } };
}

export async function askComparison(code: string, id: string, other: string | null, language: string, signal: AbortSignal) {
  const { area } = await ask(compareScenarioQuery, { code, id, with: other }, language, signal);
  if (!area?.scenario) throw new ServerFailure('refused', id, 'SCENARIO_UNKNOWN');
  return area.scenario.compare;
}

export async function saveScenario(
  area: string,
  scenario: Content,
  who: string,
  language: string,
  old: { id: string; version: number } | null,
) {
  if (!old) return (await ask(saveScenarioMutation, { area, scenario, who }, language)).saveScenario;
  return (await ask(editScenarioMutation, { area, ...old, scenario, who }, language)).editScenario;
}

export async function deleteScenario(area: string, id: string, version: number, language: string) {
  return (await ask(deleteScenarioMutation, { area, id, version }, language)).deleteScenario;
}

/** What is kept beside the changes: by what the plan is judged, and what one new hydrant costs. */
export interface Conditions {
  name: string;
  standard: string;
  test: Content['test'];
  asOf?: string;
  costEach: number | null;
  /** ISO 4217; null: not told. */
  currency: string | null;
}

/** What is kept of a plan. */
export function contentOf(plan: Plan, { name, standard, test, asOf, costEach, currency }: Conditions): Content {
  return {
    name: name.trim(),
    standard: plan.standard ?? standard,
    test: test ?? null,
    asOf: asOf ?? null,
    hoseReach: plan.hose ?? null,
    costEach,
    currency: costEach === null ? null : currency,
    changes: plan.changes.map(inputOf),
  };
}

/** What was kept of a plan when it was opened or saved, by the same words as what would be kept now: where they differ, something is unsaved. */
export function contentOfSaved(plan: Plan, saved: Saved): Content {
  return contentOf({ ...plan, standard: saved.standard }, { ...saved, asOf: saved.asOf ?? undefined });
}

async function changeOf(code: string, each: Saved['changes'][number]): Promise<Change> {
  const days = { key: newKey(), from: each.from ?? undefined, to: each.to ?? undefined };
  const [lng, lat] = [each.longitude ?? 0, each.latitude ?? 0];
  if (each.kind === 'ADD') return { ...days, kind: 'add', lng, lat };
  if (each.kind === 'CLOSE') {
    const known = each.roadFeatureId === null ? null : await askRoadRef(code, each.roadFeatureId);
    const vanished = { id: each.roadId ?? '', featureId: 0, name: each.roadName, geometry: { type: 'MultiLineString', coordinates: [] } };
    return { ...days, kind: 'close', road: known ?? vanished };
  }
  const hydrant = {
    id: each.hydrantId ?? '',
    featureId: each.hydrantFeatureId ?? 0,
    number: each.hydrantNumber,
    lng: each.stoodLongitude ?? 0,
    lat: each.stoodLatitude ?? 0,
    vanished: each.hydrantFeatureId === null,
  };
  if (each.kind === 'MOVE') return { ...days, kind: 'move', hydrant, lng, lat };
  return { ...days, kind: each.kind === 'REMOVE' ? 'remove' : 'out', hydrant };
}
