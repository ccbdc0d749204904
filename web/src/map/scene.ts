import { useEffect } from 'react';
import { cell } from '../view/cell';
import type { Selection } from '../view/url';
import type { CellHeat } from './layers/cells';
import type { DensityHeat } from './layers/HeatLayer';
import type { HazardsShown } from './layers/hazards';
import type { HydrantColours } from './layers/hydrants';
import type { Verdicts } from './layers/verdictLook';

/** What the question in the panel lays over the map. Each room sets its own part while it is open. */
export interface Scene {
  verdicts: Verdicts | null;
  /** Source of the tiles that buildings are coloured from, in the place of `verdicts`. */
  verdictTiles: string | null;
  /** How hydrants are drawn: as the standard has it. */
  hydrantColours: HydrantColours;
  heat: DensityHeat | CellHeat | null;
  /** Colours of the zones in question by feature id (null: nothing to judge); the others are left out. */
  zoneFills: ReadonlyMap<number, string | null> | null;
  /** Which hazards are drawn; null: all of them. */
  hazards: HazardsShown | null;
  /** First and last day of the fires shown as points. */
  firesFrom?: string;
  firesTo?: string;
}

const empty: Scene = { verdicts: null, verdictTiles: null, hydrantColours: 'NONE', heat: null, zoneFills: null, hazards: null };

export const scene = cell<Scene>(empty);

/** The thing under the pointer, or whose row is. */
export const hovered = cell<Selection | null>(null);

/** What the tile said about the thing clicked last. */
export const picked = cell<{ thing: Selection; props: Record<string, unknown> } | null>(null);

/** A line from a building to its hydrant: longitude and latitude of both ends, degrees. */
export const link = cell<[lng: number, lat: number][] | null>(null);

/** False while tiles cannot be had. */
export const tilesReachable = cell(true);

/** Lays a room's part over the map for as long as the room is open. `part` must keep its identity while nothing changes. */
export function useScene(part: Partial<Scene>) {
  useEffect(() => {
    scene.set({ ...empty, ...part });
  }, [part]);
  useEffect(() => () => scene.set(empty), []);
}
