import { matching, oneOf, someOf, type Words } from './words';

export type ZoneOrder = 'coverage' | 'fires' | 'density';

export const zonesTabs = ['rounds', 'signs', 'proposals'] as const;

export type ZonesTab = (typeof zonesTabs)[number];

export const zoneTabs = ['rounds', 'signs', 'facts'] as const;

export type ZoneTab = (typeof zoneTabs)[number];

/** Absent: zones, the tree's own weights, nothing open. */
export interface SignsChoice {
  of?: 'TOWNS' | 'AREA';
  /** Weights as weightsWord writes them. */
  weights?: string;
  /** Key of the row that is open. */
  row?: string;
  /** Key of the row that it is compared with. */
  beside?: string;
}

const zoneOrders: ZoneOrder[] = ['coverage', 'fires', 'density'];

/** Check-up zones and their vital signs. */
export interface ZonesView {
  zoneKind?: string;
  zoneOrder?: ZoneOrder;
  /** What is asked of zones; absent: which need a check-up most. */
  zonesTab?: ZonesTab;
  /** Part of a zone's card; absent: its rounds, or the facts of one that is not examined. */
  zoneTab?: ZoneTab;
  /** What the vital signs are shown of, and by which weights. */
  signs?: SignsChoice;
}

function parseSigns(query: URLSearchParams): SignsChoice | undefined {
  const choice: SignsChoice = {
    of: oneOf(query.get('signs')?.toUpperCase() ?? null, ['TOWNS', 'AREA'] as const),
    weights: matching(query.get('weights'), /^[\w:,./-]{1,2000}$/),
    row: matching(query.get('row'), /^[0-9a-z-]{1,40}$/),
    beside: matching(query.get('beside'), /^[0-9a-z-]{1,40}$/),
  };
  return someOf(choice);
}

export const parseZones = (query: URLSearchParams): ZonesView => ({
  zoneKind: matching(query.get('kind'), /^[\w-]+$/),
  zoneOrder: oneOf(query.get('by'), zoneOrders),
  zonesTab: oneOf(query.get('zones'), zonesTabs),
  zoneTab: oneOf(query.get('part'), zoneTabs),
  signs: parseSigns(query),
});

export const formatZones = (view: ZonesView): Words => [
  ['kind', view.zoneKind],
  ['by', view.zoneOrder],
  ['zones', view.zonesTab],
  ['part', view.zoneTab],
  ['signs', view.signs?.of?.toLowerCase()],
  ['weights', view.signs?.weights],
  ['row', view.signs?.row],
  ['beside', view.signs?.beside],
];
