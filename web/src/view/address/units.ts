import { matching, oneOf, someOf, type Words } from './words';

export const unitLists = ['highrises', 'ebikes', 'alarms'] as const;

export type UnitList = (typeof unitLists)[number];

export const unitFlags = ['overdue', 'unvisited', 'high', 'dishonest', 'unplaced', 'crowded'] as const;

export interface UnitFilter {
  text?: string;
  supervision?: 'KEY' | 'GENERAL' | 'SMALL';
  /** Id of the town. */
  division?: string;
  flag?: (typeof unitFlags)[number];
}

/** Lists of premises, high-rises, ports for e-bikes. */
export interface UnitsView {
  /** Which list of units; absent: all of them. */
  units?: UnitList;
  /** What that list is cut by, as the API has it. */
  unitFilter?: UnitFilter;
}

function parseUnitFilter(query: URLSearchParams): UnitFilter | undefined {
  const filter: UnitFilter = {
    text: query.get('ut')?.slice(0, 100) || undefined,
    supervision: oneOf(query.get('us')?.toUpperCase() ?? null, ['KEY', 'GENERAL', 'SMALL'] as const),
    division: matching(query.get('ud'), /^[0-9a-f-]{36}$/),
    flag: oneOf(query.get('ux'), unitFlags),
  };
  return someOf(filter);
}

export const parseUnits = (query: URLSearchParams): UnitsView => ({
  units: oneOf(query.get('units'), unitLists),
  unitFilter: parseUnitFilter(query),
});

export const formatUnits = (view: UnitsView): Words => [
  ['units', view.units],
  ['ut', view.unitFilter?.text],
  ['us', view.unitFilter?.supervision?.toLowerCase()],
  ['ud', view.unitFilter?.division],
  ['ux', view.unitFilter?.flag],
];
