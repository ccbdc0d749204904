import { ask, ServerFailure } from '../../server/ask';
import { graphql, type ResultOf, type VariablesOf } from '../../server/graphql';
import { methodFields } from '../../server/method';

export const riskQuery = graphql(
  `
  query buildingRisk($code: String!, $method: RiskMethod!, $table: String!, $first: Int!) {
    area(code: $code) {
      standards(subject: BUILDING_RISK) { id version title }
      buildingRisk(method: $method, standard: $table) {
        asOf of count lack learnedFrom needsFires periodDays firesAtBuildings firesElsewhere firesVague
        table { id version title basedOn }
        inputs { input name inTable knownCount unknownCount }
        fit { coding events years parameters terms { name rateRatio rateRatioLow rateRatioHigh fires } }
        buildings(first: $first) {
          totalCount
          nodes {
            featureId rank rankLow rankHigh score scoreIfWorst decile expectedPerYear address longitude latitude unknown
            reasons { input known text points factor rule { document clause source } }
          }
        }
        method { ...MethodFields }
      }
    }
  }
`,
  [methodFields],
);

export const riskCardQuery = graphql(
  `
  query riskCard($code: String!, $method: RiskMethod!, $table: String!, $visits: Int) {
    area(code: $code) {
      buildingRisk(method: $method, standard: $table) {
        card(visits: $visits) {
          verdict sentence conclusion trainedFrom trainedTo testedFrom testedTo trainedOn testedOn ranked
          models { model levels { areaShare hitRate hitRateLow hitRateHigh pai paiLow paiHigh pei } curve { areaShare hitRate } }
          comparison { baseline difference low high }
          byArea { model levels { areaShare hitRate hitRateLow hitRateHigh pai paiLow paiHigh pei } }
          cellMetres
          auc { area low high }
          aucOfCounts { area low high }
          roc { othersShare burnedShare }
          calibration { buildingYears expected seen seenLow seenHigh }
          visits { visits model hits precision precisionLow precisionHigh }
          origins { trainedTo testedFrom testedTo trainedOn testedOn rates { model hitRate hitRateLow hitRateHigh } auc { area low high } }
          method { ...MethodFields }
        }
      }
    }
  }
`,
  [methodFields],
);

export const riskOfBuildingQuery = graphql(`
  query riskOfBuilding($code: String!, $featureId: Int!) {
    area(code: $code) {
      buildingRisk {
        count
        building(featureId: $featureId) {
          featureId rank rankLow rankHigh score expectedPerYear
          reasons { input known text points factor rule { document clause source } }
        }
        card { sentence }
      }
    }
  }
`);

type AreaRisk = NonNullable<ResultOf<typeof riskQuery>['area']>;
export type Risk = AreaRisk['buildingRisk'] & { tables: AreaRisk['standards'] };
export type RiskScore = NonNullable<NonNullable<AreaRisk['buildingRisk']['buildings']>['nodes']>[number];
export type RiskCard = NonNullable<ResultOf<typeof riskCardQuery>['area']>['buildingRisk']['card'];
export type RiskModel = RiskCard['models'][number]['model'];
export type RiskMethod = VariablesOf<typeof riskQuery>['method'];

export const usualTable = 'risk-points';

export async function askRisk(asked: VariablesOf<typeof riskQuery>, language: string, signal: AbortSignal, work: string): Promise<Risk> {
  const { area } = await ask(riskQuery, asked, language, signal, work);
  if (!area) throw new ServerFailure('refused', asked.code, 'AREA_UNKNOWN');
  return { ...area.buildingRisk, tables: area.standards };
}

export async function askRiskCard(
  asked: VariablesOf<typeof riskCardQuery>,
  language: string,
  signal: AbortSignal,
  work: string,
): Promise<RiskCard> {
  const { area } = await ask(riskCardQuery, asked, language, signal, work);
  if (!area) throw new ServerFailure('refused', asked.code, 'AREA_UNKNOWN');
  return area.buildingRisk.card;
}

export async function askRiskOf(asked: VariablesOf<typeof riskOfBuildingQuery>, language: string, signal: AbortSignal) {
  const { area } = await ask(riskOfBuildingQuery, asked, language, signal);
  if (!area) throw new ServerFailure('refused', asked.code, 'AREA_UNKNOWN');
  return area.buildingRisk;
}
