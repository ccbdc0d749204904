import { cell } from '../view/cell';

export type Thing = 'hydrant' | 'fire' | 'hazard';

/** What is being entered, and where, or that its place is still to be pointed at; null: nothing is. */
export const adding = cell<{ what: Thing; at: { lng: number; lat: number } | 'pointing' } | null>(null);
