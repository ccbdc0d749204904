import { beforeEach, expect, it, vi } from 'vitest';
import { areasQuery } from '../../src/areas/area';
import { ask } from '../../src/server/ask';
import { type Me, me, refreshMe, sessionEnded } from '../../src/server/me';

const reader: Me = {
  signedIn: true,
  account: { id: 'a', name: 'zhang', shownAs: '张三', kind: 'local' },
  grants: [],
  permits: {},
  roles: {},
  token: 'old',
  open: 'generated',
  signInBy: ['password'],
};
const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

let sent: [string, string | undefined][] = [];
function serve(...answers: Response[]) {
  sent = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    sent.push([url, (init.headers as Record<string, string>)?.['x-riskmap-token']]);
    return answers.shift() ?? json({});
  });
}

beforeEach(() => {
  sessionEnded.set(false);
  me.set(reader);
});

it('sends the token with every question', async () => {
  serve(json({ data: { areas: [] } }));
  await ask(areasQuery, {}, 'en');
  expect(sent).toEqual([['/graphql', 'old']]);
});

it('takes a new token where the old one is refused, and sends the same once more', async () => {
  serve(json({ code: 'ANTIFORGERY_INVALID' }, 400), json({ ...reader, token: 'new' }), json({ data: { areas: [] } }));
  expect(await ask(areasQuery, {}, 'en')).toEqual({ areas: [] });
  expect(sent).toEqual([
    ['/graphql', 'old'],
    ['/accounts/me', undefined],
    ['/graphql', 'new'],
  ]);
});

it('asks for the token first where only the name was kept from an earlier visit', async () => {
  me.set({ ...reader, token: undefined });
  serve(json(reader), json({ data: { areas: [] } }));
  await ask(areasQuery, {}, 'en');
  expect(sent.map(([url]) => url)).toEqual(['/accounts/me', '/graphql']);
});

it('notices that the session is over, and asks to sign in again', async () => {
  const { token: _, ...nobody } = { ...reader, signedIn: false, account: null };
  serve(json({ errors: [{ message: 'Sign in', extensions: { code: 'AUTH_NOT_AUTHENTICATED' } }] }), json(nobody));
  await expect(ask(areasQuery, {}, 'en')).rejects.toMatchObject({ code: 'AUTH_NOT_AUTHENTICATED' });
  await vi.waitFor(() => expect(sessionEnded.get()).toBe(true));
});

it('shows no door that needs a permit where something else answers in the place of the server', async () => {
  me.set(undefined);
  serve(new Response('<html>Log in to the network</html>', { headers: { 'content-type': 'text/html' } }));
  const said = await refreshMe();
  expect([said?.signedIn, said?.permits, said?.open]).toEqual([false, {}, 'none']);
});

it('hears at a refusal what the reader may still do, and asks no more for a while', async () => {
  const refused = () => json({ errors: [{ message: 'No', extensions: { code: 'AUTH_NOT_AUTHORIZED' } }] });
  serve(refused(), json({ ...reader, permits: { town: ['look'] } }), refused());
  await expect(ask(areasQuery, {}, 'en')).rejects.toMatchObject({ code: 'AUTH_NOT_AUTHORIZED' });
  await vi.waitFor(() => expect(me.get()?.permits).toEqual({ town: ['look'] }));
  await expect(ask(areasQuery, {}, 'en')).rejects.toMatchObject({ code: 'AUTH_NOT_AUTHORIZED' });
  expect(sent.map(([url]) => url)).toEqual(['/graphql', '/accounts/me', '/graphql']);
});
