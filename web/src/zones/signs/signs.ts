import { ask, ServerFailure } from '../../server/ask';
import { boxFields } from '../../server/bounds';
import { graphql, type ResultOf, type VariablesOf } from '../../server/graphql';
import { methodFields } from '../../server/method';

export const treeFields = graphql(`
  fragment treeFields on IndicatorTree {
    id titleZh titleEn source
    nodes { code parent leaf zh en unit direction weight source owner standard byHand }
    bands { code zh en from to }
  }
`);

export const ahpFields = graphql(`
  fragment ahpFields on AhpAnswer {
    weights lambdaMax ci cr consistent worstRow worstColumn worstFits
    problems { code message }
  }
`);

export const vitalSignsQuery = graphql(
  `
  query vitalSigns($code: String!, $of: VitalSignsOf!, $kind: String, $asOf: String!, $weights: VitalSignsWeightsInput) {
    area(code: $code) {
      vitalSigns(of: $of, kind: $kind, asOf: $asOf, weights: $weights) {
        of asOf how draws moves movedBy
        tree { ...treeFields }
        weights { node parent used expert entropy }
        ahp { node answer { ...ahpFields } }
        rows {
          id featureId nameZh nameEn kind score band rank rankFrom rankTo completeness
          branches { node score completeness weight }
          leaves { code branch value from to unit score n completeness asOf weight sources method }
        }
        method { ...MethodFields }
      }
    }
  }
`,
  [treeFields, ahpFields, methodFields],
);

export const zoneSignsQuery = graphql(
  `
  query zoneSigns($code: String!, $featureId: Int!, $asOf: String!) {
    area(code: $code) {
      indicatorTree { ...treeFields }
      zone(featureId: $featureId) {
        vitalSigns(asOf: $asOf) {
          id featureId nameZh nameEn kind score band rank rankFrom rankTo completeness
          branches { node score completeness weight }
          leaves { code branch value from to unit score n completeness asOf weight sources method }
        }
      }
    }
  }
`,
  [treeFields],
);

export const zoneBoxesQuery = graphql(
  `
  query zoneBoxes($code: String!) { area(code: $code) { zones(first: 500) { nodes { id bounds { ...BoxFields } } } } }
`,
  [boxFields],
);

export const savedWeightsQuery = graphql(
  `
  query savedWeights($code: String!) {
    area(code: $code) { indicatorWeights { id version title how who at weights { node parent used expert entropy } } }
  }
`,
);

export const ahpQuery = graphql(
  `
  query ahp($code: String!, $matrix: [[Float!]!]!) { area(code: $code) { ahp(matrix: $matrix) { ...ahpFields method { ...MethodFields } } } }
`,
  [ahpFields, methodFields],
);

export const saveWeightsMutation = graphql(`
  mutation saveWeights($area: String!, $id: String!, $title: String!, $weights: VitalSignsWeightsInput!, $version: Int, $entry: EntryInput!) {
    done: saveWeights(area: $area, id: $id, title: $title, weights: $weights, version: $version, entry: $entry) {
      outcome
      problems { field code message }
      conflicts { field yours theirs who }
      saved { id version title }
    }
  }
`);

export type VitalSigns = NonNullable<ResultOf<typeof vitalSignsQuery>['area']>['vitalSigns'];
export type Row = VitalSigns['rows'][number];
export type Leaf = Row['leaves'][number];
export type Tree = VitalSigns['tree'];
export type Node = Tree['nodes'][number];
export type Band = Tree['bands'][number];
export type Ahp = NonNullable<ResultOf<typeof ahpQuery>['area']>['ahp'];
export type SavedWeights = NonNullable<ResultOf<typeof savedWeightsQuery>['area']>['indicatorWeights'][number];
export type Weights = NonNullable<VariablesOf<typeof vitalSignsQuery>['weights']>;

export async function askSigns(asked: VariablesOf<typeof vitalSignsQuery>, language: string, signal: AbortSignal): Promise<VitalSigns> {
  const { area } = await ask(vitalSignsQuery, asked, language, signal);
  if (!area) throw new ServerFailure('refused', asked.code, 'AREA_UNKNOWN');
  return area.vitalSigns;
}

/** null: no such zone, or nothing is known of it. */
export async function askZoneSigns(asked: VariablesOf<typeof zoneSignsQuery>, language: string, signal: AbortSignal) {
  const { area } = await ask(zoneSignsQuery, asked, language, signal);
  const row = area?.zone?.vitalSigns;
  return area && row ? { row, tree: area.indicatorTree } : null;
}

export async function askSavedWeights(code: string, language: string, signal: AbortSignal): Promise<SavedWeights[]> {
  return (await ask(savedWeightsQuery, { code }, language, signal)).area?.indicatorWeights ?? [];
}

export async function askAhp(code: string, matrix: number[][], language: string, signal: AbortSignal): Promise<Ahp | null> {
  return (await ask(ahpQuery, { code, matrix }, language, signal)).area?.ahp ?? null;
}

export async function saveWeights(asked: VariablesOf<typeof saveWeightsMutation>, language: string) {
  return (await ask(saveWeightsMutation, asked, language)).done;
}

/** Where zones lie. */
export async function askZoneBoxes(code: string, language: string, signal: AbortSignal) {
  return (await ask(zoneBoxesQuery, { code }, language, signal)).area?.zones?.nodes ?? [];
}
