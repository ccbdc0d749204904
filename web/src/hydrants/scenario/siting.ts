import { ask, ServerFailure } from '../../server/ask';
import { graphql, type ResultOf, type VariablesOf } from '../../server/graphql';
import { methodFields } from '../../server/method';

export const proposeQuery = graphql(
  `
  query propose(
    $code: String!, $count: Int, $budget: Float, $costPerHydrant: Float, $standard: String!, $reach: HydrantReach!, $hoseReach: Float,
    $weight: SitingWeight!, $asOf: String!
  ) {
    area(code: $code) {
      proposeHydrants(
        count: $count, budget: $budget, costPerHydrant: $costPerHydrant, standard: $standard, reach: $reach, hoseReach: $hoseReach,
        weight: $weight, asOf: $asOf
      ) {
        count gainCurve value bound percentOfBest unserved unit cost sentence servedAnew outOfReach unknownWorth limitMetres
        cures { document clause }
        proposals(first: 500) {
          nodes { position longitude latitude street roadFeatureId roadWidthAssumed gain buildingCount buildingNumbers }
        }
        method { ...MethodFields }
      }
    }
  }
`,
  [methodFields],
);

export const fewestQuery = graphql(
  `
  query fewest($code: String!, $standard: String!, $reach: HydrantReach!, $hoseReach: Float, $asOf: String!) {
    area(code: $code) {
      fewestHydrants(standard: $standard, reach: $reach, hoseReach: $hoseReach, asOf: $asOf) {
        count gainCurve leastCount sentence servedAnew outOfReach unknownWorth limitMetres
        cures { document clause }
        proposals(first: 500) {
          nodes { position longitude latitude street roadFeatureId roadWidthAssumed gain buildingCount buildingNumbers }
        }
        method { ...MethodFields }
      }
    }
  }
`,
  [methodFields],
);

type Proposed = NonNullable<ResultOf<typeof proposeQuery>['area']>['proposeHydrants'];
type Fewest = NonNullable<ResultOf<typeof fewestQuery>['area']>['fewestHydrants'];
export type Proposal = NonNullable<NonNullable<Proposed['proposals']>['nodes']>[number];

/** What both questions are answered with; what only one knows is null in the other. */
export interface Siting {
  shared: Pick<Fewest, 'count' | 'gainCurve' | 'servedAnew' | 'outOfReach' | 'unknownWorth' | 'limitMetres' | 'cures' | 'method'>;
  proposals: Proposal[];
  best: Pick<Proposed, 'bound' | 'percentOfBest' | 'unserved' | 'unit' | 'cost' | 'value'> | null;
  least: number | null;
}

export interface SitingQuestion {
  code: string;
  by: 'count' | 'budget' | 'all';
  count: number;
  budget: number;
  costEach: number | null;
  standard: string;
  reach: VariablesOf<typeof proposeQuery>['reach'];
  weight: VariablesOf<typeof proposeQuery>['weight'];
  hoseReach: number | null;
  asOf: string;
}

export async function askSiting(asked: SitingQuestion, language: string, signal: AbortSignal, work: string): Promise<Siting> {
  const { code, standard, reach, asOf, weight } = asked;
  const hoseReach = reach === 'HOSE_LAY' ? asked.hoseReach : null;
  if (asked.by === 'all') {
    const { area } = await ask(fewestQuery, { code, standard, reach, hoseReach, asOf }, language, signal, work);
    if (!area) throw new ServerFailure('refused', code, 'AREA_UNKNOWN');
    const { fewestHydrants: answer } = area;
    return { shared: answer, proposals: nodesOf(answer), best: null, least: answer.leastCount };
  }
  const given = asked.by === 'count' ? { count: asked.count } : { budget: asked.budget, costPerHydrant: asked.costEach };
  const { area } = await ask(proposeQuery, { code, ...given, standard, reach, hoseReach, weight, asOf }, language, signal, work);
  if (!area) throw new ServerFailure('refused', code, 'AREA_UNKNOWN');
  const { proposeHydrants: answer } = area;
  return { shared: answer, proposals: nodesOf(answer), best: answer, least: null };
}

function nodesOf(answer: { proposals: { nodes: Proposal[] | null } | null }): Proposal[] {
  return answer.proposals?.nodes ?? [];
}
