import { ask, ServerFailure } from '../../server/ask';
import { graphql, type ResultOf } from '../../server/graphql';
import { methodFields } from '../../server/method';

export const trendQuery = graphql(
  `
  query incidentTrend($code: String!, $filter: IncidentFilter, $baselineYear: Int, $change: Float!) {
    area(code: $code) {
      incidentTrend(filter: $filter, baselineYear: $baselineYear) {
        from to baselineFrom baselineTo recordFrom recordTo dispersion
        measures {
          measure
          current { value known unknown low high }
          baseline { value known unknown }
          change ratioLow ratioHigh test p comparable changed currencies
        }
        grades { grade current baseline }
        breaks { kind on parameter before after unit document affects }
        months { month incidents complete }
        baselineMonths { month incidents }
        season { month index low high }
        festivals { festival years incidents ratio ratioLow ratioHigh p }
        pace(change: $change) { year target baselineIncidents soFar dueByNow bySeason projected low high chanceOfReaching }
        method { ...MethodFields }
      }
    }
  }
`,
  [methodFields],
);

export const ratesQuery = graphql(
  `
  query incidentRates($code: String!, $by: RatePlace!, $per: RateExposure!, $kind: String) {
    area(code: $code) {
      incidentRates(by: $by, per: $per, kind: $kind) {
        from to unit mean
        rows { featureId nameZh nameEn incidents exposureUnknown rate smoothed low high rank rankReliable }
        method { ...MethodFields }
      }
    }
  }
`,
  [methodFields],
);

export type Trend = NonNullable<ResultOf<typeof trendQuery>['area']>['incidentTrend'];
export type Comparison = Trend['measures'][number];
export type Rates = NonNullable<ResultOf<typeof ratesQuery>['area']>['incidentRates'];
export type Rate = Rates['rows'][number];

export interface TrendQuestion {
  code: string;
  /** Last day, YYYY-MM-DD; absent: the last of the record. */
  to?: string;
  /** Absent: the year before. */
  baselineYear?: number;
  /** The target as a change of the baseline year's fires; -0.11 is 11 % fewer. */
  change: number;
}

export async function askTrend(question: TrendQuestion, language: string, signal: AbortSignal): Promise<Trend> {
  const { code, to, baselineYear, change } = question;
  const { area } = await ask(trendQuery, { code, filter: { to }, baselineYear, change }, language, signal);
  if (!area) throw new ServerFailure('refused', code, 'AREA_UNKNOWN');
  return area.incidentTrend;
}

export interface RatesQuestion {
  code: string;
  by: 'DIVISIONS' | 'ZONES';
  per: 'BUILDINGS' | 'AREA';
  kind?: string;
}

export async function askRates(question: RatesQuestion, language: string, signal: AbortSignal): Promise<Rates> {
  const { area } = await ask(ratesQuery, { ...question }, language, signal);
  if (!area) throw new ServerFailure('refused', question.code, 'AREA_UNKNOWN');
  return area.incidentRates;
}
