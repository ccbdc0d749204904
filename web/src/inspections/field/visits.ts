import { dataHaveChanged } from '../../areas/touched';
import { newKey } from '../../entry/useEntry';
import { signedName } from '../../review/who';
import { get, ServerFailure } from '../../server/ask';
import { me, refreshMe } from '../../server/me';
import { photoRoute } from '../../server/routes';
import { cell } from '../../view/cell';
import { askOpenHazards, recordInspection } from './record';
import { put, remove, take, takeAll } from './store';
import type { Today } from './today';
import { inputOf, insistedOn, type PhotoNote, rowOf, sentOf, stepsOf, type Visit, yielded } from './visit';
import { tellWaiting } from './waiting';

/**
 * Visits of this device: those that somebody writes, those that wait for the network, and those of today that the server has. Every keystroke is
 * kept, so that a reload, a tab that is killed or an empty battery costs nothing; each visit and each photo has a key, so that what is sent twice
 * is written once.
 */
export const visits = cell<readonly Visit[]>([]);
/** True once the device's own store has been read. */
export const loaded = cell(false);
/** The store is full or shut: what was entered last would not outlive the page. */
export const notKept = cell(false);
export const sending = cell(false);
/** False while the server cannot be reached. */
export const reachable = cell(navigator.onLine);
/** The server wants somebody to sign in before it takes anything. */
export const barred = cell<string | null>(null);

const tryAgain = 8_000;
/** Written visits stay listed for as long: their notices are asked for on the same day. */
const staysListed = 36 * 3_600_000;

const others = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('riskmap.visits');
if (others) others.onmessage = () => void load();

visits.subscribe(() => tellWaiting(visits.get().filter((each) => each.state === 'waiting').length));

/** Another person wrote it on this device: the server would put the name of whoever is signed in under it. */
export function isOfAnother(visit: Visit): boolean {
  const signed = signedName();
  return signed !== null && visit.who.trim() !== '' && visit.who.trim() !== signed;
}

const waits = (visit: Visit) => visit.state === 'waiting' && !visit.answer && !visit.failure && !isOfAnother(visit);

async function load() {
  try {
    const all = await takeAll<Visit>('visits');
    const old = Date.now() - staysListed;
    const stale = all.filter((each) => each.state === 'written' && Date.parse(`${each.day}T00:00:00Z`) < old - 86_400_000);
    for (const each of stale) await remove('visits', each.key);
    const kept = all.filter((each) => !stale.includes(each));
    // What this tab has not got into the store yet is newer than what the store says, and may not be in it at all.
    const mine = new Map(visits.get().flatMap((each) => (pending.has(each.key) ? [[each.key, each] as const] : [])));
    const begun = [...mine.values()].filter((each) => !kept.some((other) => other.key === each.key));
    visits.set([...kept.map((each) => mine.get(each.key) ?? each), ...begun]);
  } catch {
    notKept.set(true);
  }
  loaded.set(true);
}

/** Keys whose newest state is on its way to the store, or did not get into it. */
const pending = new Map<string, number>();
let writes: Promise<unknown> = Promise.resolve();

/** Shows a visit as it is now, and keeps it. One write follows the other; of many of the same visit that wait, the newest alone is made. */
export function keep(visit: Visit): Promise<unknown> {
  const all = visits.get();
  visits.set(all.some((each) => each.key === visit.key) ? all.map((each) => (each.key === visit.key ? visit : each)) : [...all, visit]);
  const turn = (pending.get(visit.key) ?? 0) + 1;
  pending.set(visit.key, turn);
  writes = writes.then(async () => {
    if (pending.get(visit.key) !== turn) return;
    try {
      await put('visits', visit.key, visit);
      notKept.set(false);
    } catch {
      return notKept.set(true);
    }
    if (pending.get(visit.key) === turn) pending.delete(visit.key);
    others?.postMessage(null);
  });
  return writes;
}

const find = (key: string) => visits.get().find((each) => each.key === key);

/** Alters a visit as it is now: what came meanwhile is not overwritten. */
export function alter(key: string, how: (visit: Visit) => Visit): Promise<unknown> {
  const now = find(key);
  return now ? keep(how(now)) : Promise.resolve();
}

export async function forget(key: string) {
  const gone = find(key);
  visits.set(visits.get().filter((each) => each.key !== key));
  pending.set(key, (pending.get(key) ?? 0) + 1);
  writes = writes.then(async () => {
    await remove('visits', key).catch(() => undefined);
    for (const photo of gone?.photos ?? []) await remove('photos', photo.key).catch(() => undefined);
    others?.postMessage(null);
  });
  await writes;
}

/** Keeps a photo's file and notes it in the visit. */
export async function addPhoto(key: string, file: Blob, note: Omit<PhotoNote, 'key'>) {
  const photo: PhotoNote = { ...note, key: newKey() };
  try {
    await put('photos', photo.key, file);
  } catch {
    notKept.set(true);
    return;
  }
  if (!find(key)) return remove('photos', photo.key);
  // The camera was slower than the thumb: a visit that has gone meanwhile has something left to send.
  await alter(key, (visit) => ({ ...visit, photos: [...visit.photos, photo], state: visit.state === 'written' ? 'waiting' : visit.state }));
}

export async function dropPhoto(key: string, photo: string) {
  await alter(key, (visit) => ({ ...visit, photos: visit.photos.filter((each) => each.key !== photo) }));
  await remove('photos', photo).catch(() => undefined);
}

export const photoFile = (photo: string) => take<Blob>('photos', photo);

/** It is complete: it goes as soon as it can. */
export async function finish(key: string, today: Pick<Today, 'checklists'> | undefined) {
  const checklist = today?.checklists.find((each) => each.code === find(key)?.checklist);
  await alter(key, ({ answer: _, failure: __, ...visit }) => ({
    ...visit,
    state: 'waiting',
    ...(checklist && { checklistVersion: checklist.version }),
    madeAt: new Date().toISOString(),
  }));
  void flush();
}

/** Whoever is signed in answers for what another wrote on this device, and sends it. */
export async function takeOver(key: string) {
  await alter(key, (visit) => ({ ...visit, who: signedName() ?? visit.who }));
  void flush();
}

/** Back to the form: what the server would not take can be mended. */
export function reopen(key: string) {
  return alter(key, ({ answer: _, failure: __, ...visit }) => ({ ...visit, state: 'draft' }));
}

/** The visit is written, and the server will not have some photos of it: the rest goes. */
export async function leaveOut(key: string) {
  for (const photo of find(key)?.photos.filter((each) => each.failure) ?? []) await dropPhoto(key, photo.key);
  await tryPhotos(key);
}

/** The visit is written, and a photo was refused: once more. */
export async function tryPhotos(key: string) {
  await alter(key, ({ failure: _, ...visit }) => ({ ...visit, photos: visit.photos.map(({ failure: __, ...photo }) => photo) }));
  void flush();
}

/** The person has decided what shall become of what others did meanwhile. */
export async function decide(key: string, mine: boolean) {
  const visit = find(key);
  if (!visit) return;
  const ids = stepsOf(visit).map((each) => each.hazard.id);
  if (!mine) await keep(yielded(visit));
  else {
    try {
      await keep(insistedOn(visit, ids.length > 0 ? await askOpenHazards(visit.area, ids, visit.language) : []));
    } catch {
      return; // without a network the question stands
    }
  }
  void flush();
}

/** One that is like an open one: it is that one (its id), or another (null). */
export async function settle(key: string, found: string, sameAs: string | null) {
  await alter(key, (visit) => {
    const all = visit.found.map((each) => (each.id === found ? { ...each, ...(sameAs ? { sameAs } : { another: true }) } : each));
    const open = openQuestions({ ...visit, found: all });
    const { answer, ...rest } = visit;
    return { ...rest, found: all, ...(open.length > 0 && answer && { answer }) };
  });
  void flush();
}

/** Found hazards that the server holds an open one of the same kind against, and that nobody has decided about. */
export function openQuestions(visit: Visit) {
  if (visit.answer?.outcome !== 'MAYBE_SAME') return [];
  const { similar } = visit.answer;
  return visit.found
    .filter((each) => !each.off && !each.sameAs && !each.another)
    .flatMap((each) => {
      const like = similar.filter((other) => other.kind === each.kind);
      return like.length > 0 ? [{ found: each, like }] : [];
    });
}

/** Sends what waits, one after the other in the order in which it was begun; stops at the first that does not get through. */
export async function flush(): Promise<void> {
  if (sending.get() || !visits.get().some(waits)) return;
  // Two pages of one browser do not send the same at the same time; if they did, it would still be written once.
  const locks = navigator.locks as LockManager | undefined;
  if (!locks) return sendAll();
  await locks.request('riskmap.visits', { ifAvailable: true }, async (lock) => {
    if (lock) await sendAll();
  });
}

async function sendAll() {
  sending.set(true);
  let written = false;
  try {
    // Who is signed in decides what goes.
    if (!me.get() && !(await refreshMe())) return reachable.set(false);
    for (let next = visits.get().find(waits); next; next = visits.get().find(waits)) {
      try {
        written = (await sendOne(next)) || written;
        reachable.set(true);
        barred.set(null);
      } catch (error) {
        if (!(error instanceof ServerFailure) || error.kind !== 'refused') return reachable.set(false);
        reachable.set(true);
        // Who has to sign in, or may not, has lost nothing: it waits.
        if (isAccess(error)) return barred.set(error.message);
        await alter(next.key, (visit) => ({ ...visit, failure: error.message }));
      }
    }
  } finally {
    sending.set(false);
    if (written) dataHaveChanged();
  }
}

const isAccess = ({ code = '' }: ServerFailure) => code.startsWith('AUTH_') || code === 'ANTIFORGERY_INVALID';

/** True: the server has written it. Throws what keeps it from getting through. */
async function sendOne(visit: Visit): Promise<boolean> {
  if (!visit.sent) {
    const answer = await recordInspection(inputOf(visit, visit.madeAt ?? new Date().toISOString()), visit.language);
    if (answer.outcome !== 'DONE' && answer.outcome !== 'REPEATED') {
      await alter(visit.key, (now) => ({ ...now, answer }));
      return false;
    }
    const sent = sentOf(visit, answer);
    await alter(visit.key, (now) => ({ ...now, ...(sent ? { sent } : { state: 'written' }) }));
    if (!sent) return true;
  }
  for (const photo of find(visit.key)?.photos.filter((each) => !each.sent) ?? []) await sendPhoto(visit.key, photo);
  const failed = find(visit.key)?.photos.find((each) => each.failure)?.failure;
  await alter(visit.key, (now) =>
    failed ? { ...now, failure: failed } : { ...now, state: now.photos.every((each) => each.sent) ? 'written' : 'waiting' },
  );
  return true;
}

async function sendPhoto(key: string, photo: PhotoNote) {
  const visit = find(key);
  const file = await photoFile(photo.key);
  if (!visit?.sent) return;
  const said = (more: Partial<PhotoNote>) =>
    alter(key, (now) => ({ ...now, photos: now.photos.map((each) => (each.key === photo.key ? { ...each, ...more } : each)) }));
  if (!file) return void (await said({ sent: true }));
  const route = photoRoute(visit.area, { ...rowOf(photo, visit.sent), key: photo.key, who: visit.who, ...photoFacts(photo) });
  const response = await get(route, {
    method: 'POST',
    body: file,
    headers: { 'content-type': file.type || 'image/jpeg', 'accept-language': visit.language },
  });
  if (response.ok) {
    await said({ sent: true, failure: undefined });
    await remove('photos', photo.key);
    return;
  }
  const { detail, code, title } = (await response.json().catch(() => ({}))) as { detail?: string; code?: string; title?: string };
  const message = detail ?? title ?? `HTTP ${response.status}`;
  if (response.status === 401 || response.status === 403 || code === 'ANTIFORGERY_INVALID')
    throw new ServerFailure('refused', message, code ?? 'AUTH_NOT_AUTHENTICATED');
  await said({ failure: message });
}

const photoFacts = ({ takenAt, longitude, latitude, accuracy }: PhotoNote) => ({
  takenAt,
  ...(longitude !== null && latitude !== null && { longitude: String(longitude), latitude: String(latitude) }),
  ...(accuracy !== null && { accuracy: String(accuracy) }),
});

window.addEventListener('online', () => {
  reachable.set(true);
  void flush();
});
window.addEventListener('offline', () => reachable.set(false));
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void flush());
window.setInterval(() => void flush(), tryAgain);
/** What is to be read before anything is entered. */
export const ready = load().then(() => void flush());
