import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import { mapClick } from '../../map/pins';
import { grab, type Hold, markTaker, type PlanMark, planMarks } from '../../map/plan';
import { roomShapes } from '../../map/shapes';
import { cell, useCell } from '../../view/cell';
import { adjust, type Change, change, type HydrantRef, history, newKey, type Plan, placed, withChange, without } from './plan';
import { askHydrantRef, askRoadRef } from './preview';

/** What a click on the map does. */
export type Tool = 'look' | 'add' | 'remove' | 'out' | 'close';
export const tool = cell<Tool>('add');

/** The change that the pointer, or a row, is over. */
export const litChange = cell<string | null>(null);

/** Marks that are on the map besides the plan's own: proposals. */
export const proposedMarks = cell<readonly PlanMark[]>([]);
export const proposalTaker = cell<{ onPick?: (id: string) => void; onHover?: (id: string | null) => void }>({});

/** Draws the plan on the map, and lets the mouse make it. */
export function usePlanOnMap(area: Area, usable: boolean, shown: boolean) {
  const { t } = useTranslation();
  const { plan } = useCell(history);
  const chosen = useCell(tool);
  const lit = useCell(litChange);
  const proposed = useCell(proposedMarks);

  const words = useMemo(
    () => ({ new: t('plan.markNew'), moved: t('plan.markMoved'), removed: t('plan.markRemoved'), out: t('plan.markOut') }),
    [t],
  );
  useEffect(() => {
    planMarks.set([...(shown ? marksOf(plan, lit, words) : []), ...proposed]);
  }, [plan, lit, proposed, words, shown]);
  useEffect(() => {
    const closed = plan.changes.flatMap((each) => (each.kind === 'close' ? [{ each, road: each.road }] : []));
    roomShapes.set(
      closed.map(({ each, road }) => ({ id: each.key, geometry: road.geometry, kind: 'closed' as const, lit: each.key === lit })),
    );
  }, [plan, lit]);

  const { code } = area;
  useEffect(() => {
    if (!usable) return;
    grab.set(({ mark, hydrant, lng, lat }) =>
      mark ? holdMark(mark) : hydrant === undefined ? null : holdHydrant(code, hydrant, lng, lat),
    );
    markTaker.set({
      onHover: (id) => {
        const proposal = id?.startsWith('p') ?? false;
        litChange.set(proposal ? null : id);
        proposalTaker.get().onHover?.(proposal ? id : null);
      },
      onPick: (id) => (id.startsWith('p') ? proposalTaker.get().onPick?.(id) : undefined),
      onNudge: nudge,
      onDelete: (id) => !id.startsWith('p') && change(without(history.get().plan, id)),
    });
    return () => {
      grab.set(null);
      markTaker.set({});
    };
  }, [code, usable]);
  useEffect(() => {
    if (!usable || chosen === 'look') return;
    mapClick.set((lng, lat, under) => {
      if (chosen === 'add') return addAt(lng, lat);
      const layer = chosen === 'close' ? 'roads' : 'hydrants';
      const number = under(layer);
      if (number === undefined) return;
      if (chosen === 'close') {
        void askRoadRef(code, number).then(
          (road) => road && change(withChange(history.get().plan, { key: newKey(), kind: 'close', road })),
        );
      } else {
        void askHydrantRef(code, number).then(
          (found) => found && change(withChange(history.get().plan, { key: newKey(), kind: chosen, hydrant: found })),
        );
      }
    });
    return () => mapClick.set(null);
  }, [code, usable, chosen]);
  useEffect(
    () => () => {
      planMarks.set([]);
      roomShapes.set([]);
      proposedMarks.set([]);
      litChange.set(null);
    },
    [],
  );
}

export function addAt(lng: number, lat: number) {
  change(withChange(history.get().plan, { key: newKey(), kind: 'add', lng, lat }));
}

function holdMark(key: string): Hold | null {
  const held = history.get().plan.changes.find((each) => each.key === key);
  if (held?.kind !== 'add' && held?.kind !== 'move') return null;
  let begun = false;
  return {
    move: (lng, lat) => {
      const next = placed(history.get().plan, key, lng, lat);
      if (begun) adjust(next);
      else change(next);
      begun = true;
    },
    drop: () => undefined,
  };
}

/** A hydrant of the record is moved as soon as its id is known; until then the hand is only followed. */
function holdHydrant(code: string, number: number, lng: number, lat: number): Hold {
  let at: [number, number] = [lng, lat];
  let found: HydrantRef | null = null;
  let [moved, begun] = [false, false];
  const key = newKey();
  const show = () => {
    if (!found || !moved) return;
    const next: Change = { key, kind: 'move', hydrant: found, lng: at[0], lat: at[1] };
    const plan: Plan = withChange(history.get().plan, next);
    if (begun) adjust(plan);
    else change(plan);
    begun = true;
  };
  void askHydrantRef(code, number).then((hydrant) => {
    found = hydrant;
    show();
  });
  return {
    move: (x, y) => {
      [at, moved] = [[x, y], true];
      show();
    },
    drop: () => undefined,
  };
}

const metresOfDegree = 111_320;

function nudge(key: string, east: number, north: number) {
  const { plan } = history.get();
  const held = plan.changes.find((each) => each.key === key);
  if (held?.kind !== 'add' && held?.kind !== 'move') return;
  const shrink = Math.cos((held.lat * Math.PI) / 180);
  change(placed(plan, key, held.lng + east / (metresOfDegree * shrink), held.lat + north / metresOfDegree));
}

function marksOf(plan: Plan, lit: string | null, words: Record<'new' | 'moved' | 'removed' | 'out', string>): PlanMark[] {
  return plan.changes.flatMap((each, i): PlanMark[] => {
    const text = `${i + 1}`;
    const common = { id: each.key, text, lit: each.key === lit };
    const title = (word: string, number: string | null = null) => [text, word, number].filter(Boolean).join(' ');
    switch (each.kind) {
      case 'add':
        return [{ ...common, lng: each.lng, lat: each.lat, kind: 'new', title: title(words.new) }];
      case 'move': {
        const { lng, lat, hydrant } = each;
        const stood: [number, number] = [hydrant.lng, hydrant.lat];
        return [
          { id: `${each.key}-from`, lng: stood[0], lat: stood[1], kind: 'ghost', title: '' },
          { ...common, lng, lat, kind: 'moved', title: title(words.moved, hydrant.number), from: stood },
        ];
      }
      case 'remove':
      case 'out': {
        const { lng, lat, number } = each.hydrant;
        const gone = each.kind === 'remove';
        return [{ ...common, lng, lat, kind: gone ? 'removed' : 'out', title: title(gone ? words.removed : words.out, number) }];
      }
      default:
        return [];
    }
  });
}
