import { useCallback, useEffect, useRef, useState } from 'react';
import { ServerFailure } from '../../../server/ask';
import { askVerdictPage, type ListAsked, type VerdictListRow } from './verdictList';

interface Pages {
  rows: VerdictListRow[];
  total: number | null;
  after: string | null;
  waiting: boolean;
  failure?: ServerFailure;
}

const none: Pages = { rows: [], total: null, after: null, waiting: true };

/** A list that grows page by page as one scrolls; another question begins it anew. */
export function useVerdictPages(asked: ListAsked, dataVersion: number, language: string) {
  const [pages, setPages] = useState(none);
  const key = JSON.stringify([asked, dataVersion, language]);
  const latest = useRef({ asked, key });
  latest.current = { asked, key };
  const running = useRef<AbortController | null>(null);

  const load = useCallback(
    async (after: string | null) => {
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      setPages((old) => (after === null ? none : { ...old, waiting: true, failure: undefined }));
      try {
        const page = await askVerdictPage(latest.current.asked, after, language, controller.signal);
        if (controller.signal.aborted) return;
        setPages((old) => ({
          rows: after === null ? (page.nodes ?? []) : [...old.rows, ...(page.nodes ?? [])],
          total: page.totalCount,
          after: page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null,
          waiting: false,
        }));
      } catch (error) {
        if (controller.signal.aborted) return;
        const failure = error instanceof ServerFailure ? error : new ServerFailure('refused', String(error));
        setPages((old) => ({ ...old, waiting: false, failure }));
      }
    },
    [language],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is all that the list depends on.
  useEffect(() => {
    void load(null);
    return () => running.current?.abort();
  }, [key, load]);

  const { after, waiting, rows } = pages;
  const more = useCallback(() => {
    if (after !== null && !waiting) void load(after);
  }, [after, waiting, load]);
  return { ...pages, more, retry: () => load(rows.length > 0 ? after : null) };
}
