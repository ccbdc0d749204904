import { beforeEach, describe, expect, it, vi } from 'vitest';
import { areasQuery } from '../../src/areas/area';
import { ask } from '../../src/server/ask';
import { type Document, textOf } from '../../src/server/graphql';
import { stationQuery } from '../../src/stations/station';

// As the build leaves it; the question about a station is one that the build did not see.
vi.mock('virtual:operation-ids', () => ({ default: { areas: 'a1b2' } }));

let sent: unknown[] = [];
function serve(...responses: (Response | Error)[]) {
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    sent.push(JSON.parse(String(init.body)));
    const response = responses.shift();
    return response instanceof Error ? Promise.reject(response) : response;
  });
}
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const text = (query: unknown) => textOf(query as Document);
const station = { code: 'town', featureId: 1 };

beforeEach(() => {
  sent = [];
});

describe('asking the server', () => {
  it('gives the data', async () => {
    serve(json({ data: { areas: [] } }));
    expect(await ask(areasQuery, {}, 'en')).toEqual({ areas: [] });
  });

  it('calls a network that is down unreachable', async () => {
    serve(new TypeError('fetch failed'));
    await expect(ask(areasQuery, {}, 'en')).rejects.toMatchObject({ kind: 'unreachable' });
  });

  it('calls a database that is gone unavailable, in the words of the problem', async () => {
    serve(json({ title: 'The database cannot be reached' }, 503));
    await expect(ask(areasQuery, {}, 'en')).rejects.toMatchObject({ kind: 'unavailable', message: 'The database cannot be reached' });
  });

  it('refuses half an answer: errors count even when there is data', async () => {
    serve(json({ data: { area: null }, errors: [{ message: 'Radius too large', extensions: { code: 'RADIUS_OUT_OF_RANGE' } }] }));
    await expect(ask(areasQuery, {}, 'en')).rejects.toMatchObject({ kind: 'refused', code: 'RADIUS_OUT_OF_RANGE' });
  });
});

describe('what travels to the server', () => {
  it('is the id of a question where the build gave it one, else its text', async () => {
    serve(json({ data: { areas: [] } }), json({ data: { area: null } }));
    await ask(areasQuery, {}, 'en');
    await ask(stationQuery, station, 'en');
    expect(sent).toEqual([
      { id: 'a1b2', variables: {} },
      { query: text(stationQuery), variables: station },
    ]);
  });

  it('is the text, from then on, where the server is of another build and does not know the id', async () => {
    serve(
      json({ errors: [{ message: 'not found', extensions: { code: 'HC0020' } }] }, 400),
      json({ data: { areas: [] } }),
      json({ data: { areas: [] } }),
    );
    expect(await ask(areasQuery, {}, 'en')).toEqual({ areas: [] });
    await ask(areasQuery, {}, 'en');
    expect(sent).toEqual([
      { id: 'a1b2', variables: {} },
      { query: text(areasQuery), variables: {} },
      { query: text(areasQuery), variables: {} },
    ]);
  });
});
