import type { Item, OpenHazard, Reason } from './today';

/** One door to knock at: all that is due at the same premises is seen to in one visit. */
export interface Stop {
  /** Id of the premises; of a hazard whose premises are not known: its own. */
  id: string;
  premises: Item['premises'];
  name: string | null;
  address: string | null;
  /** Degrees; null: not known. */
  longitude: number | null;
  latitude: number | null;
  /** The most pressing first. */
  reasons: Reason[];
  /** A sentence for each of them. */
  why: string[];
  hazards: OpenHazard[];
  /** The earliest of the days, YYYY-MM-DD. */
  dueOn: string | null;
  lastVisitOn: string | null;
  openHazards: number;
  round: string | null;
  zone: Item['zone'];
  checklist: string | null;
}

export type StopOrder = 'near' | 'due';

/** What cannot wait first. */
const pressing: readonly Reason[] = ['OVERDUE', 'RECHECK_DUE', 'RECHECK_ASKED', 'DUE_TODAY', 'SEAL_ENDING', 'ROUND_VISIT'];

const least = (a: string | null, b: string | null) => (a === null ? b : b === null || a < b ? a : b);

/** Puts together what is due at the same premises. */
export function stopsOf(items: readonly Item[]): Stop[] {
  const stops = new Map<string, Stop>();
  for (const item of items) {
    const id = item.premises?.id ?? item.hazard?.id ?? `${item.roundId}/${item.premisesName}`;
    const stop = stops.get(id) ?? {
      id,
      premises: item.premises,
      name: item.premises?.name ?? item.premisesName,
      address: item.premises?.address ?? item.address,
      longitude: item.longitude,
      latitude: item.latitude,
      reasons: [],
      why: [],
      hazards: [],
      dueOn: null,
      lastVisitOn: item.lastVisitOn,
      openHazards: item.openHazards,
      round: null,
      zone: null,
      checklist: null,
    };
    stop.reasons = pressing.filter((each) => each === item.reason || stop.reasons.includes(each));
    stop.why = [...stop.why, item.why];
    if (item.hazard && !stop.hazards.some((each) => each.id === item.hazard?.id)) stop.hazards = [...stop.hazards, item.hazard];
    stop.dueOn = least(stop.dueOn, item.dueOn);
    stop.round ??= item.roundId;
    stop.zone ??= item.zone;
    stop.checklist ??= item.checklist;
    stops.set(id, stop);
  }
  return [...stops.values()];
}

/** By nearness (those without a place last) or by day (those without one last); what is alike stays as the server has it. */
export function inOrder(stops: readonly Stop[], order: StopOrder, away: (stop: Stop) => number | null): Stop[] {
  const rank = (stop: Stop) => pressing.indexOf(stop.reasons[0] ?? 'ROUND_VISIT');
  return [...stops].sort((a, b) =>
    order === 'near'
      ? (away(a) ?? Number.POSITIVE_INFINITY) - (away(b) ?? Number.POSITIVE_INFINITY) || rank(a) - rank(b)
      : (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9') || rank(a) - rank(b),
  );
}

/** Where a map program on the telephone leads to; places are WGS-84, longitude and latitude in degrees. */
export function wayThere({ longitude, latitude, name }: Pick<Stop, 'longitude' | 'latitude' | 'name'>) {
  if (longitude === null || latitude === null) return null;
  const [lng, lat] = [longitude.toFixed(6), latitude.toFixed(6)];
  const label = encodeURIComponent((name ?? '').replace(/[(),]/g, ' '));
  return {
    geo: `geo:${lat},${lng}?q=${lat},${lng}(${label})`,
    // It is told that the place is WGS-84, and shifts it itself.
    amap: `https://uri.amap.com/navigation?to=${lng},${lat},${label}&mode=car&coordinate=wgs84&callnative=1`,
  };
}
