import { viewBox } from '../../map/commands';
import { lastDayOf } from '../../time/days';
import { getView, setView } from '../../view/store';
import type { FireChoice, ViewState } from '../../view/url';
import type { IncidentFilter } from './heatmap';

/** What the server is asked for. Without `seen`, whatever part of the map is looked at: the picture itself does not change with the view. */
export function filterOf({ from, to, fires }: Pick<ViewState, 'from' | 'to' | 'fires'>, seen = false): IncidentFilter {
  const word = (value: string | undefined) => (value === undefined ? undefined : [value === '' ? null : value]);
  return {
    from: from && `${from}-01`,
    to: to && lastDayOf(to),
    kinds: word(fires?.kind),
    causes: word(fires?.cause),
    places: word(fires?.place),
    hours: fires?.hour === undefined ? undefined : [fires.hour],
    weekdays: fires?.weekday === undefined ? undefined : [fires.weekday],
    within: seen && fires?.seen ? (viewBox() ?? undefined) : undefined,
  };
}

/** Chooses, or gives up what was chosen already. */
export function choose(change: Partial<FireChoice>) {
  const old = getView().fires ?? {};
  const same = Object.entries(change).every(([name, value]) => old[name as keyof FireChoice] === value);
  const next = { ...old, ...(same ? Object.fromEntries(Object.keys(change).map((name) => [name, undefined])) : change) };
  setView({ fires: Object.values(next).some((value) => value !== undefined) ? next : undefined });
}

/** The same as a file's parameters have it. */
export function fileFilter({ from, to, kinds, causes, places, hours, weekdays }: IncidentFilter) {
  const words = (values: readonly (string | null)[] | null | undefined) => values?.map((value) => value ?? '');
  return {
    from: from ?? undefined,
    to: to ?? undefined,
    kind: words(kinds),
    cause: words(causes),
    place: words(places),
    hour: hours ?? undefined,
    weekday: weekdays ?? undefined,
  };
}
