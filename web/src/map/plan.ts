import { cell } from '../view/cell';
import type { Changes } from './layers/ChangesLayer';

/** A hydrant that is not as the record has it: put somewhere, taken away, out of service, or proposed. */
export interface PlanMark {
  id: string;
  /** Degrees. */
  lng: number;
  lat: number;
  kind: 'new' | 'moved' | 'removed' | 'out' | 'proposed' | 'ghost';
  /** What it is, for those who do not see it. */
  title: string;
  text?: string;
  /** Where it stood: a thin line leads there. Degrees. */
  from?: [lng: number, lat: number];
  lit?: boolean;
}

/** What may happen to a mark besides being dragged. */
export interface MarkTaker {
  onPick?: (id: string) => void;
  onHover?: (id: string | null) => void;
  /** Metres east and north, by the arrow keys. */
  onNudge?: (id: string, east: number, north: number) => void;
  onDelete?: (id: string) => void;
}

/** What is under the pointer when it goes down: a mark, or a hydrant of the record by its number. */
export interface Held {
  mark?: string;
  hydrant?: number;
  lng: number;
  lat: number;
}

/** Someone who follows what is dragged. */
export interface Hold {
  move: (lng: number, lat: number) => void;
  /** Let go; `moved` false: it was only touched. */
  drop: (lng: number, lat: number, moved: boolean) => void;
}

export const planMarks = cell<readonly PlanMark[]>([]);
export const markTaker = cell<MarkTaker>({});

/** Who takes hold of what is pressed; null from it: nobody, and the map is dragged as ever. */
export const grab = cell<((held: Held) => Hold | null) | null>(null);

/** Buildings drawn over the map as it is. */
export const changes = cell<Changes | null>(null);

/** Where the divider stands, as a share of the map's width from the left; what is planned shows at its right only. null: no divider. */
export const divider = cell<number | null>(null);
