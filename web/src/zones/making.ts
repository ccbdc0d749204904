import { cell } from '../view/cell';
import type { Outline } from './draw/outline';

/** How a new zone begins: drawn by hand, on the ground of a division or a cell, or as it was proposed. */
export type Beginning =
  | { way: 'draw' | 'division' | 'cell' }
  | { way: 'proposal'; id: string; outline: Outline; kind: string; name: string | null };

/** The zone that is being made; null: none is. */
export const making = cell<Beginning | null>(null);
