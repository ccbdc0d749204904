import type { Outline, Position } from './outline';

/** What the pointer does on the map. */
export type Doing = 'draw' | 'edit' | 'cut' | 'move';

/** What has been drawn so far. */
export interface Drawn {
  /** null: nothing is closed yet. */
  outline: Outline | null;
  /** Corners of the ring that is being drawn, degrees; empty: none is. */
  open: Position[];
  doing: Doing;
  /** A corner is chosen, and Backspace takes it away. */
  corner: boolean;
  /** There is something to take back. */
  undoable: boolean;
}

export const nothingDrawn: Drawn = { outline: null, open: [], doing: 'draw', corner: false, undoable: false };
