import ids from 'virtual:operation-ids';
import type { TadaDocumentNode } from 'gql.tada';
import { type Document, nameOf, textOf } from './graphql';
import { heardBarred, heardUnknown, notPermitted, notSignedIn, refreshMe, tokenHeaders, tokenInvalid } from './me';
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
  const unsafe = init.method !== undefined && !['GET', 'HEAD'].includes(init.method);
  const response = await fetched(url, unsafe ? { ...init, headers: { ...init.headers, ...(await tokenHeaders()) } } : init);
  if (response.status === 401) heardUnknown();
  if (response.status === 403) heardBarred();
  if (!unsafe || response.status !== 400 || (await codeOf(response.clone())) !== tokenInvalid) return response;
  // Signed in or out in another tab, or the server's keys were changed: the new token is asked for, and it is sent once more.
  await refreshMe();
  return fetched(url, { ...init, headers: { ...init.headers, ...(await tokenHeaders()) } });
}

async function codeOf(response: Response): Promise<string | undefined> {
  const said = await response.json().catch(() => ({}));
  return said.code ?? said.errors?.[0]?.extensions?.code;
}

async function fetched(url: string, init: RequestInit): Promise<Response> {
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
  /** Of work that was stopped: it is told as a problem, for it has no answer. */
  code?: string;
  detail?: string;
}

/** What the server says of an id that it does not know: it is of another build than the page. */
const notKnown = 'HC0020';
const strange = new Set<string>();

/**
 * One question to the GraphQL API: by its id where the build gave it one, by its text where the server does not know that id.
 * A partial answer with errors counts as refused: half a number is worse than none.
 */
export async function ask<Result, Variables extends Record<string, unknown>>(
  question: TadaDocumentNode<Result, Variables>,
  variables: Variables,
  language: string,
  signal?: AbortSignal,
  /** A name by which the work is watched and stopped. */
  work?: string,
): Promise<Result> {
  const document = question as unknown as Document;
  const id = ids[nameOf(document)];
  if (id && !strange.has(id)) {
    const answer = await send<Result>({ id, variables }, language, signal, work);
    if (answer.errors?.[0]?.extensions?.code !== notKnown) return resultOf(answer);
    strange.add(id);
  }
  return resultOf(await send<Result>({ query: textOf(document), variables }, language, signal, work));
}

async function send<T>(
  body: object,
  language: string,
  signal?: AbortSignal,
  work?: string,
): Promise<GraphQLAnswer<T> & { status: number }> {
  const response = await get(graphqlRoute, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      'accept-language': language,
      ...(work && { 'riskmap-work': work }),
    },
    body: JSON.stringify(body),
    signal,
  });
  return { ...((await response.json().catch(() => ({}))) as GraphQLAnswer<T>), status: response.status };
}

function resultOf<T>({ data, errors, status, code, detail }: GraphQLAnswer<T> & { status: number }): T {
  const [error] = errors ?? [];
  if (error?.extensions?.code === notSignedIn) heardUnknown();
  if (error?.extensions?.code === notPermitted) heardBarred();
  if (error) throw new ServerFailure('refused', error.message, error.extensions?.code);
  // 409: stopped by its name. It does not begin anew by itself.
  if (code || status === 409) throw new ServerFailure('refused', detail ?? 'WORK_CANCELLED', code ?? 'WORK_CANCELLED');
  if (!data) throw new ServerFailure('unavailable', `HTTP ${status}`);
  return data;
}
