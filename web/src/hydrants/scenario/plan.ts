import { cell } from '../../view/cell';

/** A hydrant of the record. Degrees. */
export interface HydrantRef {
  id: string;
  featureId: number;
  number: string | null;
  lng: number;
  lat: number;
  /** It is not on record any more: what a saved plan knew of it is all that is left. */
  vanished?: boolean;
}

export interface RoadRef {
  id: string;
  featureId: number;
  name: string | null;
  /** GeoJSON, degrees. */
  geometry: unknown;
}

/** One change of a plan; `key` tells it apart from the others for as long as the page is open. */
export type Change = { key: string; from?: string; to?: string } & (
  | { kind: 'add'; lng: number; lat: number }
  | { kind: 'move'; hydrant: HydrantRef; lng: number; lat: number }
  | { kind: 'remove' | 'out'; hydrant: HydrantRef }
  | { kind: 'close'; road: RoadRef }
);
export type ChangeKind = Change['kind'];

export interface Plan {
  changes: readonly Change[];
  /** Metres of hose that the plan is judged by; absent: as the standard says. */
  hose?: number;
  /** Standard that the plan is judged by; absent: the one that things are judged by today. */
  standard?: string;
}

export const noPlan: Plan = { changes: [] };

interface History {
  plan: Plan;
  past: readonly Plan[];
}

/** Steps that can be taken back. */
const remembered = 100;

/** The plan that is being made, and what it was before. */
export const history = cell<History>({ plan: noPlan, past: [] });

/** A step that can be taken back. */
export function change(next: Plan) {
  const { plan, past } = history.get();
  history.set({ plan: next, past: [...past, plan].slice(-remembered) });
}

/** Part of a step that is under way: a hydrant that is being dragged. */
export function adjust(next: Plan) {
  history.set({ ...history.get(), plan: next });
}

export function undo() {
  const { past } = history.get();
  const last = past.at(-1);
  if (last) history.set({ plan: last, past: past.slice(0, -1) });
}

/** Opens a plan; what was made before is forgotten. */
export function open(plan: Plan) {
  history.set({ plan, past: [] });
}

let made = 0;
export function newKey(): string {
  made += 1;
  return `c${made}`;
}

/** A change that takes the place of whatever the plan already does to the same hydrant or road. */
export function withChange(plan: Plan, added: Change): Plan {
  const about = subjectOf(added);
  const at = about === null ? -1 : plan.changes.findIndex((each) => subjectOf(each) === about);
  if (at < 0) return { ...plan, changes: [...plan.changes, added] };
  return { ...plan, changes: plan.changes.map((each, i) => (i === at ? { ...added, key: each.key } : each)) };
}

export function without(plan: Plan, key: string): Plan {
  return { ...plan, changes: plan.changes.filter((each) => each.key !== key) };
}

/** The plan with a hydrant, new or moved, at another place. */
export function placed(plan: Plan, key: string, lng: number, lat: number): Plan {
  const move = (each: Change): Change => (each.key === key && (each.kind === 'add' || each.kind === 'move') ? { ...each, lng, lat } : each);
  return { ...plan, changes: plan.changes.map(move) };
}

function subjectOf(each: Change): string | null {
  return each.kind === 'add' ? null : each.kind === 'close' ? each.road.id : each.hydrant.id;
}

/** Millionths of a degree are centimetres: enough for a hydrant, and short to send. */
const round = (degrees: number) => Math.round(degrees * 1e7) / 1e7;

/** As the API takes changes. */
export function inputOf(each: Change) {
  const days = { from: each.from, to: each.to };
  switch (each.kind) {
    case 'add':
      return { add: { x: round(each.lng), y: round(each.lat) }, ...days };
    case 'move':
      return { move: { id: each.hydrant.id, to: { x: round(each.lng), y: round(each.lat) } }, ...days };
    case 'remove':
      return { remove: each.hydrant.id, ...days };
    case 'out':
      return { outOfService: each.hydrant.id, ...days };
    case 'close':
      return { closeEdge: each.road.id, ...days };
  }
}
