import { beforeEach, expect, it, vi } from 'vitest';
import { begin } from '../../src/inspections/field/begin';
import type { Visit } from '../../src/inspections/field/visit';

// A page without IndexedDB: the store stands in memory, and is read anew by each copy of the module as a reload would.
type Rooms = typeof import('../../src/inspections/field/visits');
let rooms: Rooms;
let sent: { body: string }[];
let answer: (body: string, url: string) => unknown;

const recorded = (more: object) => ({
  data: {
    done: {
      outcome: 'DONE',
      dataVersion: 1,
      problems: [],
      warnings: [],
      conflicts: [],
      inspection: null,
      hazards: [],
      similar: [],
      ...more,
    },
  },
});

function visit(key: string, more: Partial<Visit> = {}): Visit {
  const known = { area: 'demo', timeZone: 'Asia/Shanghai', language: 'zh-CN', who: '李工', checklists: [] };
  return { ...begin(null, known, new Date('2026-11-20T02:30:00Z')), key, stop: key, ...more };
}

beforeEach(async () => {
  sent = [];
  vi.resetModules();
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const body = typeof init.body === 'string' ? init.body : url;
    sent.push({ body });
    const said = answer(body, url);
    if (said instanceof Error) throw said;
    const { status = 200 } = said as { status?: number };
    return new Response(JSON.stringify(said), { status, headers: { 'content-type': 'application/json' } });
  });
  await signIn(null);
  rooms = await import('../../src/inspections/field/visits');
  await rooms.ready;
});

/** null: nobody is signed in. */
async function signIn(shownAs: string | null) {
  const { takeMe } = await import('../../src/server/me');
  const account = shownAs === null ? null : { id: shownAs, name: shownAs, shownAs, kind: 'local' as const };
  takeMe({ signedIn: account !== null, account, grants: [], permits: {}, roles: {}, token: 'token', open: 'generated', signInBy: [] });
}

const state = (key: string) => rooms.visits.get().find((each) => each.key === key);

it('waits without a network, and sends the same key again until the server has it', async () => {
  answer = () => new TypeError('no network');
  await rooms.keep(visit('k1'));
  await rooms.finish('k1', undefined);
  await vi.waitFor(() => expect(rooms.reachable.get()).toBe(false));
  expect(state('k1')?.state).toBe('waiting');
  answer = () => recorded({ outcome: 'REPEATED', inspection: { id: 'i', featureId: 3 } });
  await rooms.flush();
  expect(state('k1')).toMatchObject({ state: 'written', sent: { inspection: { id: 'i', featureId: 3 } } });
  const keys = sent.map((each) => JSON.parse(each.body).variables.entry.key);
  expect(new Set(keys)).toEqual(new Set(['k1']));
  expect(keys.length).toBeGreaterThan(1);
});

it('sends photos after the visit, to the hazards that it opened, and keeps those that did not get through', async () => {
  await rooms.keep(
    visit('k2', {
      found: [{ id: 'f', item: null, kind: 'wiring', grade: 'ORDINARY', onSpot: false, dueOn: '', description: '', people: '' }],
    }),
  );
  const photo = { of: 'f', takenAt: '2026-11-20T02:31:00Z', longitude: 111.9, latitude: 29.6, accuracy: 8 };
  await rooms.addPhoto('k2', new Blob(['one'], { type: 'image/jpeg' }), photo);
  answer = (_body, url) =>
    url.startsWith('/photos')
      ? new TypeError('broke off')
      : recorded({ inspection: { id: 'i', featureId: 3 }, hazards: [{ id: 'h', featureId: 5 }] });
  await rooms.finish('k2', undefined);
  await vi.waitFor(() => expect(rooms.reachable.get()).toBe(false));
  expect(state('k2')).toMatchObject({ state: 'waiting', sent: { hazards: { f: { id: 'h' } } } });
  answer = () => ({});
  await rooms.flush();
  expect(state('k2')).toMatchObject({ state: 'written', photos: [{ sent: true }] });
  // The visit itself went once; the photo twice, under one key, beside its place.
  expect(sent.filter((each) => each.body.includes('recordInspection') || each.body.includes('"facts"'))).toHaveLength(1);
  const photos = sent.filter((each) => each.body.startsWith('/photos'));
  expect(new Set(photos.map((each) => new URLSearchParams(each.body.split('?')[1]).get('key'))).size).toBe(1);
  expect(photos[0]?.body).toContain('row=h');
  expect(photos[0]?.body).toContain('longitude=111.9');
});

it('asks the person in a conflict and sends the next one meanwhile', async () => {
  const conflict = { outcome: 'CONFLICT', conflicts: [{ field: 'STATE', yours: 're_check', theirs: 'closed', who: '王工' }] };
  answer = (body) => recorded(body.includes('"k3"') ? conflict : { inspection: { id: 'j', featureId: 4 } });
  await rooms.keep(visit('k3', { state: 'waiting' }));
  await rooms.keep(visit('k4', { state: 'waiting' }));
  await rooms.flush();
  expect(state('k3')).toMatchObject({ state: 'waiting', answer: { conflicts: [{ who: '王工' }] } });
  expect(state('k4')?.state).toBe('written');
  answer = () => recorded({ inspection: { id: 'i', featureId: 3 } });
  await rooms.decide('k3', false);
  await vi.waitFor(() => expect(state('k3')?.state).toBe('written'));
});

it('loses nothing where the server wants somebody to sign in first', async () => {
  answer = () => ({ errors: [{ message: '请先登录', extensions: { code: 'AUTH_NOT_AUTHENTICATED' } }] });
  await rooms.keep(visit('k5', { state: 'waiting' }));
  await rooms.flush();
  expect(rooms.barred.get()).toBe('请先登录');
  expect(state('k5')).toMatchObject({ state: 'waiting' });
  expect(state('k5')?.failure).toBeUndefined();
});

it('sends what another wrote on this device under that one’s name, or under that of who answers for it', async () => {
  answer = () => recorded({ inspection: { id: 'i', featureId: 3 } });
  await signIn('王工');
  await rooms.keep(visit('k6', { state: 'waiting' }));
  await rooms.flush();
  expect(sent).toEqual([]);
  await signIn('李工');
  await rooms.flush();
  expect(state('k6')?.state).toBe('written');

  await rooms.keep(visit('k7', { state: 'waiting', who: '王工' }));
  await rooms.takeOver('k7');
  await vi.waitFor(() => expect(state('k7')?.state).toBe('written'));
  expect(JSON.parse(sent.at(-1)?.body ?? '').variables.entry.who).toBe('李工');
});

it('leaves out photos that the server refuses, and sends one that the camera gave late', async () => {
  const photo = { of: 'visit', takenAt: '2026-11-20T02:31:00Z', longitude: null, latitude: null, accuracy: null };
  answer = (_body, url) => (url.startsWith('/photos') ? { status: 415 } : recorded({ inspection: { id: 'i', featureId: 3 } }));
  await rooms.keep(visit('k8'));
  await rooms.addPhoto('k8', new Blob(['no picture']), photo);
  await rooms.finish('k8', undefined);
  await vi.waitFor(() => expect(state('k8')?.failure).toBeDefined());
  await rooms.leaveOut('k8');
  expect(state('k8')).toMatchObject({ state: 'written', photos: [] });

  answer = () => ({});
  await rooms.addPhoto('k8', new Blob(['late'], { type: 'image/jpeg' }), photo);
  await vi.waitFor(async () => {
    await rooms.flush();
    expect(state('k8')).toMatchObject({ state: 'written', photos: [{ sent: true }] });
  });
});
