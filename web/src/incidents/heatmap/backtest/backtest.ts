import { ask, ServerFailure } from '../../../server/ask';
import { graphql, type ResultOf, type VariablesOf } from '../../../server/graphql';
import { methodFields } from '../../../server/method';

export const backtestFields = graphql(
  `
  fragment BacktestFields on Backtest {
        tested verdict sentence conclusion comparedShare compared { model hitRate } trainedFrom trainedTo testedFrom testedTo trainedOn testedOn needsTrained needsTested bandwidthMetres cellMetres
        models {
          model
          levels { areaShare hitRate hitRateLow hitRateHigh pai paiLow paiHigh pei }
          curve { areaShare hitRate }
        }
        comparison { baseline difference low high }
        origins { testedFrom testedTo trainedOn testedOn rates { model hitRate hitRateLow hitRateHigh } }
        method { ...MethodFields }
  }
`,
  [methodFields],
);

export const backtestQuery = graphql(
  `
  query backtest($code: String!) {
    area(code: $code) { backtest { ...BacktestFields } }
  }
`,
  [backtestFields],
);

export const spotBacktestQuery = graphql(
  `
  query spotBacktest($code: String!, $rule: HotSpotRule!, $value: HotSpotValue!) {
    area(code: $code) { incidentHotSpots(rule: $rule, value: $value) { backtest { ...BacktestFields } } }
  }
`,
  [backtestFields],
);

export type Backtest = NonNullable<ResultOf<typeof backtestQuery>['area']>['backtest'];
export type BacktestModel = Backtest['models'][number]['model'];

/** What is tested: the density, or hot spots of a rule. */
export type Tested = Pick<VariablesOf<typeof spotBacktestQuery>, 'rule' | 'value'> | null;

export async function askBacktest(code: string, tested: Tested, language: string, signal: AbortSignal): Promise<Backtest> {
  if (tested) {
    const { area } = await ask(spotBacktestQuery, { code, ...tested }, language, signal);
    if (!area) throw new ServerFailure('refused', code, 'AREA_UNKNOWN');
    return area.incidentHotSpots.backtest;
  }
  const { area } = await ask(backtestQuery, { code }, language, signal);
  if (!area) throw new ServerFailure('refused', code, 'AREA_UNKNOWN');
  return area.backtest;
}
