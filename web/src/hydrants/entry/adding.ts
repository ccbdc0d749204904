import { cell } from '../../view/cell';

/** A hydrant that is being entered: where, or that its place is still to be pointed at; null: none is. */
export const adding = cell<{ lng: number; lat: number } | 'pointing' | null>(null);
