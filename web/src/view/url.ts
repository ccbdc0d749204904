import { type BoardsView, formatBoards, parseBoards } from './address/boards';
import { formatHydrants, type HydrantsView, parseHydrants } from './address/hydrants';
import { formatImports, type ImportsView, parseImports } from './address/imports';
import { formatIncidents, type IncidentsView, parseIncidents } from './address/incidents';
import { formatInspections, type InspectionsView, parseInspections } from './address/inspections';
import { formatMap, type MapView, parseMap } from './address/map';
import { formatUnits, parseUnits, type UnitsView } from './address/units';
import { matching, oneOf, type Words } from './address/words';
import { formatZones, parseZones, type ZonesView } from './address/zones';

export * from './address/boards';
export * from './address/hydrants';
export * from './address/incidents';
export * from './address/inspections';
export * from './address/map';
export * from './address/units';
export * from './address/zones';

const questions = [
  'coverage',
  'plan',
  'fires',
  'trends',
  'hotspots',
  'risk',
  'zones',
  'data',
  'review',
  'survey',
  'boards',
  'reports',
  'units',
  'accounts',
  'field',
  'hazards',
] as const;
export type Question = (typeof questions)[number];
export type Language = 'zh-CN' | 'en';
export const accountTabs = ['keys', 'audit'] as const;
export type AccountTab = (typeof accountTabs)[number];

/** What the address bar holds: send it, and the other person sees the same. */
export interface ViewState extends MapView, HydrantsView, IncidentsView, ZonesView, InspectionsView, ImportsView, BoardsView, UnitsView {
  area?: string;
  /** null: the panel is closed. */
  question: Question | null;
  /** Which page of the accounts; absent: the accounts themselves. */
  accountTab?: AccountTab;
  language?: Language;
}

/** Anything unknown or out of range falls back to its default: an old or mistyped address still opens a map. */
export function parseUrl(search: string): ViewState {
  const query = new URLSearchParams(search);
  const asked = query.get('q');
  return {
    area: matching(query.get('area'), /^[a-z0-9][a-z0-9_-]{0,31}$/),
    question:
      /^[0-9a-f-]{36}$/.test(query.get('preview') ?? '') && asked === null
        ? 'data'
        : asked === 'none'
          ? null
          : (oneOf(asked, questions) ?? 'coverage'),
    ...parseMap(query),
    ...parseHydrants(query),
    ...parseIncidents(query),
    ...parseZones(query),
    ...parseInspections(query),
    ...parseImports(query),
    ...parseBoards(query),
    ...parseUnits(query),
    accountTab: oneOf(query.get('tab'), accountTabs),
    language: oneOf(query.get('lang'), ['zh-CN', 'en'] as const),
  };
}

/** Shortest address that parses back to the same view. */
export function formatUrl(view: ViewState): string {
  const pairs: Words = [
    ['area', view.area],
    ['q', view.question === null ? 'none' : view.question === 'coverage' ? undefined : view.question],
    ...formatMap(view),
    ...formatHydrants(view),
    ...formatIncidents(view),
    ...formatZones(view),
    ...formatInspections(view),
    ...formatImports(view),
    ...formatBoards(view),
    ...formatUnits(view),
    ['tab', view.accountTab],
    ['lang', view.language],
  ];
  const written = pairs.filter(([, value]) => value !== undefined);
  // "/", "," and ":" are allowed in a query as they are, and read better so.
  const text = written.map(([name, value]) => `${name}=${encodeURIComponent(String(value)).replace(/%2F|%2C|%3A/g, decodeURIComponent)}`);
  return text.length > 0 ? `?${text.join('&')}` : '';
}
