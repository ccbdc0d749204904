import { ask } from '../../server/ask';
import { graphql, type ResultOf, type VariablesOf } from '../../server/graphql';

export const accountFields = graphql(`
  fragment AccountFields on Account {
    id name shownAs kind version disabled lockedUntil hasPassword madeAt signedInAt
    grants { role area division divisionName }
    keys { id name madeAt endsAt revokedAt usedAt works }
  }
`);

export const accountsQuery = graphql(
  `
  query accounts($search: String, $after: String) {
    accounts(search: $search, first: 100, after: $after) { totalCount nodes { ...AccountFields } pageInfo { hasNextPage endCursor } }
  }
`,
  [accountFields],
);

export const createAccountMutation = graphql(
  `
  mutation createAccount($id: ID!, $name: String!, $shownAs: String!, $grants: [GrantInput!]!) {
    done: createAccount(id: $id, name: $name, shownAs: $shownAs, grants: $grants) {
      outcome link linkEndsAt account { ...AccountFields } problems { field code message }
    }
  }
`,
  [accountFields],
);

export const editAccountMutation = graphql(
  `
  mutation editAccount($id: ID!, $version: String!, $name: String, $shownAs: String, $grants: [GrantInput!]) {
    done: editAccount(id: $id, version: $version, name: $name, shownAs: $shownAs, grants: $grants) {
      outcome link linkEndsAt account { ...AccountFields } problems { field code message }
    }
  }
`,
  [accountFields],
);

export const disableAccountMutation = graphql(
  `
  mutation disableAccount($id: ID!, $version: String!) {
    done: disableAccount(id: $id, version: $version) {
      outcome link linkEndsAt account { ...AccountFields } problems { field code message }
    }
  }
`,
  [accountFields],
);

export const enableAccountMutation = graphql(
  `
  mutation enableAccount($id: ID!, $version: String!) {
    done: enableAccount(id: $id, version: $version) {
      outcome link linkEndsAt account { ...AccountFields } problems { field code message }
    }
  }
`,
  [accountFields],
);

export const resetPasswordMutation = graphql(
  `
  mutation resetPassword($id: ID!) {
    done: resetPassword(id: $id) {
      outcome link linkEndsAt account { ...AccountFields } problems { field code message }
    }
  }
`,
  [accountFields],
);

export const createApiKeyMutation = graphql(`
  mutation createApiKey($id: ID!, $name: String!, $grants: [GrantInput!]!, $endsAt: DateTime) {
    done: createApiKey(id: $id, name: $name, grants: $grants, endsAt: $endsAt) { outcome secret problems { field code message } }
  }
`);

export const revokeApiKeyMutation = graphql(`
  mutation revokeApiKey($id: ID!) {
    done: revokeApiKey(id: $id) { outcome secret problems { field code message } }
  }
`);

export type Account = ResultOf<typeof accountFields>;
export type AccountEdit = ResultOf<typeof createAccountMutation>['done'];
export type GrantInput = VariablesOf<typeof createAccountMutation>['grants'][number];

export async function askAccounts(search: string, language: string, signal: AbortSignal) {
  const { accounts } = await ask(accountsQuery, { search: search || null, after: null }, language, signal);
  return { all: accounts?.nodes ?? [], total: accounts?.totalCount ?? 0 };
}

/** A grant as it is sent: the names that came with it stay here. */
export function sent(grants: readonly { role: GrantInput['role']; area: string; division?: string | null }[]): GrantInput[] {
  return grants.map(({ role, area, division }) => ({ role, area, division: division ?? null }));
}
