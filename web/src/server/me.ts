import { cell } from '../view/cell';
import { accountRoutes } from './routes';

/** What somebody may be allowed to do, in the server's own words. */
export type Permit = 'look' | 'personal' | 'record' | 'plan' | 'lead' | 'import' | 'administer';
export type Role = 'viewer' | 'inspector' | 'planner' | 'leader' | 'administrator';

/** A role in an area ('*': everywhere), or in one division of it. */
export interface Grant {
  role: Role;
  area: string;
  division: string | null;
}

/** Who reads, and what he may. */
export interface Me {
  signedIn: boolean;
  account: { id: string | null; name: string; shownAs: string; kind: 'local' | 'outside' | 'key' } | null;
  grants: readonly Grant[];
  /** What may be done in the whole of an area, by its code; '*': everywhere. */
  permits: Readonly<Record<string, readonly Permit[]>>;
  roles: Readonly<Partial<Record<Role, readonly Permit[]>>>;
  /** Goes with every request that may change something; absent: kept from an earlier visit, without one. */
  token?: string | null;
  /** Which areas can be looked at without an account. */
  open: 'generated' | 'all' | 'none';
  signInBy: readonly ('password' | 'oidc')[];
}

/** Kept by the browser, so that who is known in a lane without a network: never the token. */
const kept = 'riskmap.me';

/** undefined: not known yet. */
export const me = cell<Me | undefined>(load());

/** True: somebody was signed in and is no longer; he is asked to sign in again over what he is doing. */
export const sessionEnded = cell(false);

function load(): Me | undefined {
  try {
    return (JSON.parse(window.localStorage.getItem(kept) ?? 'null') as Me | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Takes what the server says of the reader, from whichever door it came. */
export function takeMe(next: Me) {
  me.set(next);
  if (next.signedIn) sessionEnded.set(false);
  try {
    const { token: _, ...rest } = next;
    if (next.signedIn) window.localStorage.setItem(kept, JSON.stringify(rest));
    else window.localStorage.removeItem(kept);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}

let coming: Promise<Me | undefined> | null = null;

/** Asks who we are; undefined: the server cannot be reached, and what was known stands. */
export function refreshMe(): Promise<Me | undefined> {
  coming ??= askMe().finally(() => {
    coming = null;
  });
  return coming;
}

async function askMe(): Promise<Me | undefined> {
  try {
    const response = await fetch(accountRoutes.me, { headers: { accept: 'application/json' }, cache: 'no-store' });
    // Something between us and the server answers in its place: nobody knows who we are, so no door is shown.
    if (response.status === 404 || (response.ok && !response.headers.get('content-type')?.includes('json'))) return nobody();
    if (!response.ok) return undefined;
    const next = (await response.json()) as Me;
    if (me.get()?.signedIn && !next.signedIn) sessionEnded.set(true);
    takeMe(next);
    return next;
  } catch {
    return undefined;
  }
}

/** Who may nothing that a permit is needed for. */
function nobody(): Me {
  const next: Me = { signedIn: false, account: null, grants: [], permits: {}, roles: {}, open: 'none', signInBy: ['password'] };
  me.set(next);
  return next;
}

/** The header without which the server changes nothing for somebody signed in by a cookie. */
export async function tokenHeaders(): Promise<Record<string, string>> {
  const known = me.get();
  // Kept from an earlier visit: its token is asked for first, which is sooner than to be refused.
  const token = known?.signedIn && known.token === undefined ? (await refreshMe())?.token : known?.token;
  return token ? { 'x-riskmap-token': token } : {};
}

export const tokenInvalid = 'ANTIFORGERY_INVALID';
export const notSignedIn = 'AUTH_NOT_AUTHENTICATED';
export const notPermitted = 'AUTH_NOT_AUTHORIZED';

/** The server does not know us: if it did before, the session is over. */
export function heardUnknown() {
  if (me.get()?.signedIn) void refreshMe();
}

/** How long a refusal is not taken for news of the reader's roles again, in milliseconds: what waits is sent anew whenever they are heard. */
const oldNews = 10_000;
let barredAt = Number.NEGATIVE_INFINITY;

/** The server refused what the page offered: the reader may have been granted less meanwhile, and is shown the doors that are left. */
export function heardBarred() {
  if (!me.get()?.signedIn || performance.now() - barredAt < oldNews) return;
  barredAt = performance.now();
  void refreshMe();
}
