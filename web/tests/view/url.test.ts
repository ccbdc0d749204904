import { describe, expect, it } from 'vitest';
import { formatUrl, parseUrl } from '../../src/view/url';

describe('the address bar', () => {
  it('brings back the whole view', () => {
    const search =
      '?area=freeport&q=fires&at=14/26.53/-78.7&layers=buildings,hydrants&sel=zones:7&found=26.53/-78.7/30/DOOR_NUMBER&find=Mall%20Drive%207&base=dark&asof=2018-01-01&radius=300&judge=standard&list=1&verdict=hose_lay&standard=my-own%2B1&from=2020-01&to=2021-12&bw=500&kind=market&by=density&waiting=premises&preview=01a00000-0000-7000-8000-0000000000aa&lang=en';
    const view = parseUrl(search);
    expect(view).toMatchObject({
      area: 'freeport',
      question: 'fires',
      place: { zoom: 14, lat: 26.53, lng: -78.7 },
      layers: ['buildings', 'hydrants'],
      asOf: '2018-01-01',
      radius: 300,
      judge: 'standard',
      verdictTest: 'HOSE_LAY',
      list: true,
      standard: 'my-own+1',
      selected: { layer: 'zones', featureId: 7 },
      waiting: 'premises',
      preview: '01a00000-0000-7000-8000-0000000000aa',
      found: { lat: 26.53, lng: -78.7, radius: 30, level: 'DOOR_NUMBER', label: 'Mall Drive 7' },
      language: 'en',
      base: 'dark',
    });
    expect(formatUrl(view)).toBe(search);
  });

  it('brings back what is asked of zones', () => {
    const search = '?q=zones&zones=signs&part=facts&signs=towns&weights=ahp:root:3,-5,2&row=area&beside=01a0-aa';
    expect(parseUrl(search)).toMatchObject({
      zonesTab: 'signs',
      zoneTab: 'facts',
      signs: { of: 'TOWNS', weights: 'ahp:root:3,-5,2', row: 'area', beside: '01a0-aa' },
    });
    expect(formatUrl(parseUrl(search))).toBe(search);
  });

  it('leaves out what is as usual', () => {
    expect(formatUrl(parseUrl(''))).toBe('');
    expect(parseUrl('')).toMatchObject({ question: 'coverage', radius: 150, base: 'light' });
  });

  it('remembers that the panel is closed', () => {
    expect(parseUrl('?q=none').question).toBeNull();
    expect(formatUrl(parseUrl('?q=none'))).toBe('?q=none');
  });

  it.each([
    '?radius=9999',
    '?radius=abc',
    '?standard=../x',
    '?judge=toss',
    '?verdict=beauty',
    '?at=99/1/1',
    '?at=12/91/0',
    '?asof=yesterday',
    '?area=../x',
    '?sel=zones',
    '?lang=xx',
    '?q=nothing',
    '?found=99/1/1',
    '?found=1/2',
    '?preview=../x',
  ])('falls back to the usual for %s', (search) => expect(formatUrl(parseUrl(search))).toBe(''));
});
