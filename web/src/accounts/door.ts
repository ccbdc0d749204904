import { get, ServerFailure } from '../server/ask';
import { type Me, takeMe } from '../server/me';
import { accountRoutes } from '../server/routes';

/** What the server says when it does not let somebody in. */
export class Refusal extends ServerFailure {
  constructor(
    message: string,
    code: string | undefined,
    /** Seconds until it is worth trying again; null: it is not said. */
    readonly waitSeconds: number | null,
  ) {
    super('refused', message, code);
  }
}

export interface LinkFacts {
  name: string;
  shownAs: string;
  endsAt: string;
}

export const signIn = (name: string, password: string, keep: boolean, language: string) =>
  reader(accountRoutes.signIn, { name, password, keep }, language);

export const signOut = (everywhere: boolean, language: string) => reader(accountRoutes.signOut, { everywhere }, language);

export const changePassword = (current: string, next: string, language: string) =>
  reader(accountRoutes.password, { current, next }, language);

/** Uses a one-time link: the password is chosen, and the reader is in. */
export const choosePassword = (token: string, password: string, language: string) =>
  reader(accountRoutes.link, { token, password }, language);

/** Whose link it is; it stays unused. */
export const lookAtLink = (token: string, language: string) => post<LinkFacts>(accountRoutes.look, { token }, language);

async function reader(route: string, body: object, language: string): Promise<Me> {
  const next = await post<Me>(route, body, language);
  takeMe(next);
  return next;
}

async function post<T>(route: string, body: object, language: string): Promise<T> {
  const headers = { 'content-type': 'application/json', accept: 'application/json', 'accept-language': language };
  const response = await get(route, { method: 'POST', headers, body: JSON.stringify(body) });
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer as T;
  const wait = Number(answer.retryAfterSeconds ?? response.headers.get('retry-after') ?? Number.NaN);
  throw new Refusal(answer.detail ?? answer.title ?? `HTTP ${response.status}`, answer.code, Number.isFinite(wait) ? wait : null);
}
