import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../areas/area';
import { dataHaveChanged } from '../areas/touched';
import { ServerFailure } from '../server/ask';
import { pointOf } from '../server/geometry';
import { useAnswer } from '../server/useAnswer';
import { addressKey, askReview, type Choice, type Layer, place, undo, type WaitingRow } from './review';

/** What was done last, so that it can be said and taken back. */
export interface Done {
  change: string;
  name: string;
  also: number;
  undone?: boolean;
}

/** Rows that wait, the one at hand, where it is to be put, and what happens then. */
export function useDesk(area: Area, layer: Layer | null, who: string) {
  const { i18n } = useTranslation();
  const language = i18n.language;
  const answer = useAnswer(`${area.code}/${area.dataVersion}/${layer}/${language}`, (signal) =>
    askReview(area.code, layer, language, signal),
  );
  // Placed rows are gone at once; the list of the next data version confirms it.
  const [gone, setGone] = useState<{ version: number; rows: ReadonlySet<string>; addresses: ReadonlySet<string> } | null>(null);
  const rows = useMemo(() => {
    const all = answer.value?.rows ?? [];
    const fresh = !gone || Number(answer.key?.split('/')[1] ?? 0) >= gone.version;
    return fresh ? all : all.filter((row) => !gone.rows.has(row.id) && !gone.addresses.has(addressKey(row.address)));
  }, [answer.value, answer.key, gone]);

  const [asked, setAsked] = useState<{ id: string; index: number }>({ id: '', index: 0 });
  const index = Math.max(0, indexOf(rows, asked));
  const row = rows[index];
  const [choice, setChoice] = useState<{ row: string; at: Choice | null } | null>(null);
  const chosen = choice && choice.row === row?.id ? choice.at : doubtfulPlace(row);
  const [done, setDone] = useState<Done | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const goTo = useCallback((id: string, at: number) => {
    setAsked({ id, index: at });
    setFailure(null);
  }, []);
  const step = (by: number) => {
    const next = rows[index + by];
    if (next) goTo(next.id, index + by);
  };
  const choose = (at: Choice | null) => row && setChoice({ row: row.id, at });

  const attempt = async (act: () => Promise<void>) => {
    setBusy(true);
    setFailure(null);
    try {
      await act();
    } catch (error) {
      setFailure(error instanceof ServerFailure ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };

  const accept = (remember: boolean) => {
    if (!row || !chosen || busy) return;
    return attempt(async () => {
      const placed = await place(area.code, row, chosen, who, remember, language);
      const addresses = placed.remembered ? [addressKey(row.address)] : [];
      setGone((old) => ({
        version: placed.dataVersion,
        rows: new Set([...(old?.rows ?? []), row.id]),
        addresses: new Set([...(old?.addresses ?? []), ...addresses]),
      }));
      setDone({ change: placed.change, name: nameOf(row), also: placed.alsoPlaced });
      setAsked({ id: '', index });
      dataHaveChanged();
    });
  };

  const takeBack = () => {
    if (!done || done.undone || busy) return;
    return attempt(async () => {
      const { row: back } = await undo(area.code, done.change, who, language);
      setGone(null);
      setDone({ ...done, undone: true });
      setAsked({ id: back, index });
      dataHaveChanged();
    });
  };

  // A row that is looked at is looked for once: the list may still be on its way.
  const latest = useRef({ accept, takeBack, choose, step });
  useEffect(() => {
    latest.current = { accept, takeBack, choose, step };
  });
  // Whether the reader has said anything about the place of this row.
  const moved = choice !== null && choice.row === row?.id;
  return { moved, answer, rows, row, index, chosen, choose, goTo, step, accept, takeBack, done, failure, busy, latest };
}

export type DeskState = ReturnType<typeof useDesk>;

/** The row that was asked for; where it is no longer, the one that has moved up into its place. */
function indexOf(rows: readonly WaitingRow[], asked: { id: string; index: number }): number {
  const at = rows.findIndex((each) => each.id === asked.id);
  return at >= 0 ? at : Math.min(asked.index, rows.length - 1);
}

/** A doubtful row stands where the geocoder put it until somebody says otherwise. */
function doubtfulPlace(row: WaitingRow | undefined): Choice | null {
  const at = pointOf(row?.place);
  return at && { lng: at[0], lat: at[1] };
}

export function nameOf(row: WaitingRow): string {
  return row.name ?? row.address ?? String(row.featureId);
}
