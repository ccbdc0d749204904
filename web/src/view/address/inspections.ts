import { asJson, matching, numberWithin, oneOf, parseFilter, type Words } from './words';

export const hazardTabs = ['list', 'overdue', 'relapse', 'visits'] as const;

export type HazardTab = (typeof hazardTabs)[number];

export interface HazardView {
  tab: HazardTab;
  /** As HazardFilter of the API has it; absent: all that are open. */
  filter?: Readonly<Record<string, unknown>>;
  /** As InspectionFilter of the API has it, for the list of visits. */
  visits?: Readonly<Record<string, unknown>>;
  /** What the groups are: OFFICER or TOWN of those overdue; ZONE, KIND … of those that came back. */
  by?: string;
  /** Days within which what comes back counts. */
  within?: number;
}

/** Hazards, visits, notices. */
export interface InspectionsView {
  /** Which hazards, and how they are looked at. */
  hazards?: HazardView;
  /** Id of the stop of the day's list whose form is open. */
  visit?: string;
  /** Number of the hazard whose notice is shown for printing. */
  notice?: number;
}

/** "relapse/kind/365": how hazards are looked at; which ones stand beside it as JSON. */
function parseHazards(query: URLSearchParams): HazardView | undefined {
  const [tab, by, within] = (query.get('hv') ?? '').split('/');
  const [filter, visits] = [parseFilter(query.get('hf')), parseFilter(query.get('vf'))];
  const view: HazardView = {
    tab: oneOf(tab ?? null, hazardTabs) ?? 'list',
    by: matching(by?.toUpperCase() ?? null, /^[A-Z_]+$/),
    within: numberWithin(within ?? null, 30, 1_825),
    filter,
    visits,
  };
  return query.has('hv') || filter || visits ? view : undefined;
}

function formatHazards(view: HazardView | undefined): string | undefined {
  if (!view || (view.tab === 'list' && !view.by && !view.within)) return undefined;
  return [view.tab, view.by?.toLowerCase() ?? '', view.within ?? ''].join('/').replace(/\/+$/, '');
}

export const parseInspections = (query: URLSearchParams): InspectionsView => ({
  hazards: parseHazards(query),
  visit: matching(query.get('visit'), /^[\w/.-]{1,80}$/),
  notice: numberWithin(query.get('notice'), 1, 2 ** 31),
});

export const formatInspections = (view: InspectionsView): Words => [
  ['hv', formatHazards(view.hazards)],
  ['hf', asJson(view.hazards?.filter)],
  ['vf', asJson(view.hazards?.visits)],
  ['visit', view.visit],
  ['notice', view.notice],
];
