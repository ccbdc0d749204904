import type { HazardsShown } from '../../map/layers/hazards';
import type { HazardView } from '../../view/url';
import type { HazardFilter } from './hazard';

/** All that are open, unless the reader asks for something else. */
export const usualFilter: HazardFilter = { open: true };

export function filterOf(view: HazardView | undefined): HazardFilter {
  return (view?.filter as HazardFilter | undefined) ?? usualFilter;
}

/** The same with other words; what is empty is left out. */
export function withWords(filter: HazardFilter, more: Partial<HazardFilter>): HazardFilter {
  const all = Object.entries({ ...filter, ...more });
  return Object.fromEntries(
    all.filter(([, value]) => value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)),
  );
}

/** Words of a filter that the tiles know; all else is told by the rows that are listed. */
const told: readonly (keyof HazardFilter)[] = ['states', 'kinds', 'grades', 'open', 'overdue'];

/** Which hazards the map shows for a filter; `ids` are those listed. Closed ones are found by the list alone: a tile does not say when. */
export function shownBy(filter: HazardFilter, ids: readonly number[]): HazardsShown {
  const words = Object.keys(filter) as (keyof HazardFilter)[];
  if (words.some((each) => !told.includes(each)) || filter.open === false) return { ids: new Set(ids) };
  const lower = (list: readonly string[] | null | undefined) =>
    list && list.length > 0 ? list.map((each) => each.toLowerCase()) : undefined;
  return {
    states: lower(filter.states),
    kinds: filter.kinds && filter.kinds.length > 0 ? filter.kinds : undefined,
    grades: lower(filter.grades),
    open: filter.open ?? undefined,
    overdue: filter.overdue ?? undefined,
  };
}
