import { figureFields } from '../boards/figure';
import { ask, ServerFailure } from '../server/ask';
import { graphql, type ResultOf } from '../server/graphql';
import { methodFields } from '../server/method';

export const reportQuery = graphql(
  `
  query checkReport($code: String!, $text: String!, $from: String, $to: String) {
    area(code: $code) {
      checkReport(text: $text, from: $from, to: $to) {
        text agrees differs approximateOk cannotSay
        numbers {
          start length written value low high approximate unit counts label phraseStart phraseLength from to periodFrom difference verdict reason
          ours { ...FigureFields }
        }
        contradictions { code message spans { start length } }
        method { ...MethodFields }
      }
    }
  }
`,
  [figureFields, methodFields],
);

export type ReportCheck = NonNullable<ResultOf<typeof reportQuery>['area']>['checkReport'];
export type ReportNumber = ReportCheck['numbers'][number];
export type Contradiction = ReportCheck['contradictions'][number];

export async function askReport(
  asked: { code: string; text: string; from?: string; to?: string },
  language: string,
  signal: AbortSignal,
): Promise<ReportCheck> {
  const { area } = await ask(reportQuery, asked, language, signal);
  if (!area) throw new ServerFailure('refused', asked.code, 'AREA_UNKNOWN');
  return area.checkReport;
}
