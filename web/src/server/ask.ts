import { graphqlRoute } from './routes';

/** What went wrong, in the three ways a reader can do something about. */
export type FailureKind = 'unreachable' | 'unavailable' | 'refused';

export class ServerFailure extends Error {
  constructor(
    readonly kind: FailureKind,
    message: string,
    /** The server's own code, such as RADIUS_OUT_OF_RANGE. */
    readonly code?: string,
  ) {
    super(message);
  }
}

/** Asks the server for bytes or JSON; every failure comes out as a ServerFailure, an abort as it is. */
export async function get(url: string, init: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new ServerFailure('unreachable', String(error));
  }
  // A proxy in front answers 502 or 504 when the server itself is gone.
  if ([502, 503, 504].includes(response.status)) throw new ServerFailure('unavailable', await problemTitle(response));
  if (!response.ok && response.status >= 500) throw new ServerFailure('unavailable', await problemTitle(response));
  return response;
}

async function problemTitle(response: Response): Promise<string> {
  const problem = await response.json().catch(() => ({}));
  return problem.detail ?? problem.title ?? `HTTP ${response.status}`;
}

interface GraphQLAnswer<T> {
  data?: T | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

/** One question to the GraphQL API. A partial answer with errors counts as refused: half a number is worse than none. */
export async function ask<T>(query: string, variables: Record<string, unknown>, language: string, signal?: AbortSignal): Promise<T> {
  const response = await get(graphqlRoute, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', 'accept-language': language },
    body: JSON.stringify({ query, variables }),
    signal,
  });
  const answer = (await response.json().catch(() => ({}))) as GraphQLAnswer<T>;
  const [error] = answer.errors ?? [];
  if (error) throw new ServerFailure('refused', error.message, error.extensions?.code);
  if (!answer.data) throw new ServerFailure('unavailable', `HTTP ${response.status}`);
  return answer.data;
}
