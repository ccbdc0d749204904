import { ask, ServerFailure } from '../server/ask';
import { graphql, type ResultOf, type VariablesOf } from '../server/graphql';
import { methodFields } from '../server/method';
import { figureFields } from './figure';

export const weekQuery = graphql(
  `
  query weekBoard($code: String!, $week: String, $asOf: String) {
    area(code: $code) {
      weekBoard(week: $week, asOf: $asOf) {
        from to asOf
        figures { ...FigureFields }
        towns { division { id nameZh nameEn } figures { ...FigureFields } }
        method { ...MethodFields }
      }
    }
  }
`,
  [figureFields, methodFields],
);

export const monthQuery = graphql(
  `
  query monthBoard($code: String!, $month: String, $weights: [MeasureWeightInput!]) {
    area(code: $code) {
      monthBoard(month: $month, weights: $weights) {
        month from to
        measures { code label unit moreIsBetter weight meaning }
        towns {
          division { id featureId nameZh nameEn }
          rank rankLow rankHigh previousRank score notRanked
          values { code value low high numerator { ...FigureFields } denominator { ...FigureFields } }
        }
        unplaced { ...FigureFields }
        method { ...MethodFields }
      }
    }
  }
`,
  [figureFields, methodFields],
);

export const yearQuery = graphql(
  `
  query yearBoard($code: String!, $year: Int, $asOf: String) {
    area(code: $code) {
      yearBoard(year: $year, asOf: $asOf) {
        year from asOf
        figures {
          figure { ...FigureFields }
          lastYear { ...FigureFields }
          changeShare changeLow changeHigh target targetFrom targetIsCeiling projected projectedLow projectedHigh pace
        }
        method { ...MethodFields }
      }
    }
  }
`,
  [figureFields, methodFields],
);

export type Week = NonNullable<ResultOf<typeof weekQuery>['area']>['weekBoard'];
export type Month = NonNullable<ResultOf<typeof monthQuery>['area']>['monthBoard'];
export type MonthWeights = Exclude<VariablesOf<typeof monthQuery>['weights'], null | undefined>;
export type TownRank = Month['towns'][number];
export type Year = NonNullable<ResultOf<typeof yearQuery>['area']>['yearBoard'];
export type YearFigure = Year['figures'][number];

export async function askWeek(code: string, week: string | undefined, language: string, signal: AbortSignal): Promise<Week> {
  const { area } = await ask(weekQuery, { code, week }, language, signal);
  if (!area) throw new ServerFailure('refused', code, 'AREA_UNKNOWN');
  return area.weekBoard;
}

export async function askMonth(
  code: string,
  month: string | undefined,
  weights: MonthWeights | undefined,
  language: string,
  signal: AbortSignal,
): Promise<Month> {
  const { area } = await ask(monthQuery, { code, month, weights }, language, signal);
  if (!area) throw new ServerFailure('refused', code, 'AREA_UNKNOWN');
  return area.monthBoard;
}

export async function askYear(code: string, year: number | undefined, language: string, signal: AbortSignal): Promise<Year> {
  const { area } = await ask(yearQuery, { code, year }, language, signal);
  if (!area) throw new ServerFailure('refused', code, 'AREA_UNKNOWN');
  return area.yearBoard;
}
