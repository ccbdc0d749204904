import { ask } from '../../server/ask';
import { graphql, type ResultOf, type VariablesOf } from '../../server/graphql';

export const auditQuery = graphql(`
  query audit($area: String, $from: DateTime, $to: DateTime, $who: String, $deed: AuditDeed, $after: String) {
    audit(area: $area, from: $from, to: $to, who: $who, deed: $deed, first: 50, after: $after) {
      totalCount
      nodes { id at who deed area object layer act address rows { id featureId name } changes { field before after } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

export type AuditAsked = Omit<VariablesOf<typeof auditQuery>, 'after'>;
export type AuditPage = NonNullable<ResultOf<typeof auditQuery>['audit']>;
export type AuditLine = NonNullable<AuditPage['nodes']>[number];

export const deeds = [
  'SIGNED_IN',
  'SIGN_IN_FAILED',
  'LOCKED',
  'SIGNED_OUT',
  'PASSWORD_CHANGED',
  'LINK_MADE',
  'LINK_USED',
  'ACCOUNT_MADE',
  'ACCOUNT_CHANGED',
  'KEY_MADE',
  'KEY_REVOKED',
  'PERSONAL_READ',
  'PERSONAL_ERASED',
  'EXPORTED',
  'IMPORTED',
  'REFUSED',
  'CHANGED',
] as const;

export async function askAudit(asked: AuditAsked, after: string | null, language: string, signal?: AbortSignal): Promise<AuditPage | null> {
  return (await ask(auditQuery, { ...asked, after }, language, signal)).audit;
}
