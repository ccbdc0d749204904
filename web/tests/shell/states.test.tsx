import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { App } from '../../src/App';
import { setView } from '../../src/view/store';
import { parseUrl } from '../../src/view/url';

// The map itself needs a canvas, and is tested in a browser.
vi.mock('../../src/map/MapView', () => ({ MapView: () => <div data-testid="map" /> }));

const town = {
  code: 'jinshi',
  nameZh: '津市',
  nameEn: 'Jinshi',
  generated: true,
  dataVersion: 7,
  timeZone: 'Asia/Shanghai',
  bounds: { west: 111.8, south: 29.5, east: 112, north: 29.7 },
  counts: {
    hydrants: 0,
    waterSources: 0,
    buildings: 0,
    addresses: 0,
    roads: 0,
    fireLanes: 0,
    stations: 0,
    premises: 0,
    incidents: 0,
    incidentsUnlocated: 0,
    zones: 0,
    divisions: 0,
  },
  datasets: [
    {
      id: '1',
      layer: 'roads',
      name: 'roads',
      source: '自绘',
      licence: null,
      crsSrc: 'EPSG:4326',
      asOf: null,
      fileName: null,
      changedAt: '',
      rowCount: 3,
    },
  ],
  zoneKinds: [],
};

let areas: unknown[] | Error = [];

beforeEach(() => {
  setView({ ...parseUrl(''), language: 'zh-CN' });
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    if (areas instanceof Error) throw areas;
    // Nobody has signed in, and nobody need.
    if (url.endsWith('/accounts/me'))
      return new Response(JSON.stringify({ signedIn: false, account: null, grants: [], permits: {}, roles: {}, open: 'all' }), {
        headers: { 'content-type': 'application/json' },
      });
    const one = String(init.body).includes('query area(');
    return new Response(JSON.stringify({ data: one ? { area: areas[0] ?? null } : { areas } }));
  });
});

describe('the page', () => {
  it('says what to do with an empty database', async () => {
    areas = [];
    render(<App />);
    expect(await screen.findByTestId('empty-database')).toHaveProperty(
      'textContent',
      expect.stringContaining('还没有数据。导入一个文件，或打开演示区。'),
    );
    expect(screen.queryByTestId('panel')).toBeNull();
  });

  it('shows the shape of what is coming while it waits', () => {
    areas = [town];
    render(<App />);
    expect(screen.getByTestId('skeleton')).toBeTruthy();
  });

  it('names the area and says that it is generated', async () => {
    areas = [town];
    render(<App />);
    const picker = await screen.findByTestId('area-picker');
    expect(picker.textContent).toContain('津市');
    await waitFor(() => expect(screen.getAllByText('生成的数据').length).toBeGreaterThan(1));
    expect(screen.getByTestId('data-version').textContent).toBe('数据版本 7');
  });

  it('says what happened when the server cannot be reached, and goes on when it is back', async () => {
    areas = new TypeError('fetch failed');
    render(<App />);
    expect((await screen.findByTestId('failure')).textContent).toContain('连不上服务器');
    areas = [town];
    await userEvent.click(screen.getByRole('button', { name: '再试一次' }));
    expect(await screen.findByTestId('area-picker')).toBeTruthy();
    expect(screen.queryByTestId('failure')).toBeNull();
  });

  it('offers the areas there are when the address names another', async () => {
    areas = [town];
    setView({ area: 'atlantis' });
    render(<App />);
    expect((await screen.findByTestId('unknown-area')).textContent).toContain('atlantis');
    await userEvent.click(screen.getByRole('button', { name: '津市' }));
    expect(screen.queryByTestId('unknown-area')).toBeNull();
  });

  it('goes back one step at a time on Escape', async () => {
    areas = [town];
    render(<App />);
    await screen.findByTestId('area-picker');
    setView({ selected: { layer: 'addresses', featureId: 4 } });
    expect(await screen.findByTestId('card')).toBeTruthy();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByTestId('card')).toBeNull());
    expect(screen.getByTestId('panel')).toBeTruthy();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByTestId('panel')).toBeNull());
  });

  it('changes every word with the language', async () => {
    areas = [town];
    render(<App />);
    await screen.findByTestId('area-picker');
    await userEvent.click(screen.getByTestId('language-switch'));
    expect(screen.getByTestId('rail-coverage').textContent).toBe('Coverage');
    expect(document.documentElement.lang).toBe('en');
    await userEvent.click(screen.getByTestId('language-switch'));
    expect(screen.getByTestId('rail-coverage').textContent).toBe('覆盖');
  });
});
