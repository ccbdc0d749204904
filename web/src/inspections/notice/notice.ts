import { ask } from '../../server/ask';
import { graphql, type ResultOf, type VariablesOf } from '../../server/graphql';

export const noticeQuery = graphql(`
  query notice($code: String!, $featureId: Int!, $kind: NoticeKind!) {
    area(code: $code) {
      nameZh
      hazard(featureId: $featureId) {
        featureId state onSpot dueOn
        inspection { featureId }
        notice(kind: $kind) {
          kind title number office premisesName address inspectedOn deadline inspectors issuedOn missing
          law { document article }
          items { number text deadline law { document article } hazard { featureId kindName number } }
        }
      }
    }
  }
`);

type Asked = VariablesOf<typeof noticeQuery>;
export type NoticeKind = Asked['kind'];
type NoticeArea = NonNullable<ResultOf<typeof noticeQuery>['area']>;
export type NoticeHazard = NonNullable<NoticeArea['hazard']>;
export type Notice = NonNullable<NoticeHazard['notice']>;

/** The paper is Chinese, whatever the reader's language. */
export async function askNotice(asked: Asked, signal: AbortSignal): Promise<NoticeHazard | null> {
  return (await ask(noticeQuery, asked, 'zh-CN', signal)).area?.hazard ?? null;
}

/** 二〇二六年十一月二十二日: days on a served paper are written out. */
export function writtenDay(iso: string): string {
  const [year = 0, month = 1, day = 1] = iso.slice(0, 10).split('-').map(Number);
  const digits = '〇一二三四五六七八九';
  const small = (n: number) =>
    n < 10 ? (digits[n] ?? '') : `${n < 20 ? '' : digits[Math.floor(n / 10)]}十${n % 10 === 0 ? '' : digits[n % 10]}`;
  return `${[...String(year)].map((each) => digits[Number(each)]).join('')}年${small(month)}月${small(day)}日`;
}

/** 2026年11月22日, as it stands within the text. */
export function plainDay(iso: string | null): string {
  const [year, month, day] = (iso ?? '').slice(0, 10).split('-').map(Number);
  return year && month && day ? `${year}年${month}月${day}日` : '    年  月  日';
}
