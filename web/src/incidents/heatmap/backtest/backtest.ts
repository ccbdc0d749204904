import { ask, ServerFailure } from '../../../server/ask';
import { graphql, type ResultOf } from '../../../server/graphql';
import { methodFields } from '../../../server/method';

export const backtestQuery = graphql(
  `
  query backtest($code: String!) {
    area(code: $code) {
      backtest {
        verdict trainedFrom trainedTo testedFrom testedTo trainedOn testedOn needsTrained needsTested bandwidthMetres cellMetres
        models {
          model
          levels { areaShare hitRate hitRateLow hitRateHigh pai paiLow paiHigh pei }
          curve { areaShare hitRate }
        }
        comparison { baseline difference low high }
        origins { testedFrom testedTo trainedOn testedOn rates { model hitRate hitRateLow hitRateHigh } }
        method { ...MethodFields }
      }
    }
  }
`,
  [methodFields],
);

export type Backtest = NonNullable<ResultOf<typeof backtestQuery>['area']>['backtest'];
export type BacktestModel = Backtest['models'][number]['model'];

export async function askBacktest(code: string, language: string, signal: AbortSignal): Promise<Backtest> {
  const { area } = await ask(backtestQuery, { code }, language, signal);
  if (!area) throw new ServerFailure('refused', code, 'AREA_UNKNOWN');
  return area.backtest;
}

/** What the sentence speaks of: at a tenth of the area. */
export const spokenShare = 0.1;

/** A model's figures at the share that the sentence speaks of. */
export function spoken({ models }: Pick<Backtest, 'models'>, model: BacktestModel) {
  return models.find((each) => each.model === model)?.levels.find((level) => level.areaShare === spokenShare);
}
