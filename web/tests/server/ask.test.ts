import { describe, expect, it, vi } from 'vitest';
import { ask } from '../../src/server/ask';

function serve(response: Response | Error) {
  vi.stubGlobal('fetch', async () => (response instanceof Error ? Promise.reject(response) : response));
}
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

describe('asking the server', () => {
  it('gives the data', async () => {
    serve(json({ data: { areas: [] } }));
    expect(await ask('{ areas { code } }', {}, 'en')).toEqual({ areas: [] });
  });

  it('calls a network that is down unreachable', async () => {
    serve(new TypeError('fetch failed'));
    await expect(ask('{ a }', {}, 'en')).rejects.toMatchObject({ kind: 'unreachable' });
  });

  it('calls a database that is gone unavailable, in the words of the problem', async () => {
    serve(json({ title: 'The database cannot be reached' }, 503));
    await expect(ask('{ a }', {}, 'en')).rejects.toMatchObject({ kind: 'unavailable', message: 'The database cannot be reached' });
  });

  it('refuses half an answer: errors count even when there is data', async () => {
    serve(json({ data: { area: null }, errors: [{ message: 'Radius too large', extensions: { code: 'RADIUS_OUT_OF_RANGE' } }] }));
    await expect(ask('{ a }', {}, 'en')).rejects.toMatchObject({ kind: 'refused', code: 'RADIUS_OUT_OF_RANGE' });
  });
});
