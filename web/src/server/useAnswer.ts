import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ServerFailure } from './ask';
import { me, notPermitted, notSignedIn } from './me';

export interface Answer<T> {
  /** The last answer that came, kept while the next one is on its way so that nothing jumps. */
  value?: T;
  /** The key that `value` answers. */
  key?: string;
  /** A newer answer is under way. */
  waiting: boolean;
  /** It has been under way for longer than a reader expects. */
  slow: boolean;
  failure?: ServerFailure;
  retry: () => void;
}

export const slowAfter = 2_500;
/** Waits between attempts to reach a server that is gone, in milliseconds; the last one repeats. */
export const retryWaits = [2_000, 4_000, 8_000, 15_000];

interface State<T> {
  value?: T;
  key?: string;
  waiting: boolean;
  slow: boolean;
  failure?: ServerFailure;
}

/**
 * Asks whenever `key` changes (null: nothing to ask), drops answers that have been overtaken,
 * and comes back by itself when the server does.
 */
export function useAnswer<T>(key: string | null, ask: (signal: AbortSignal) => Promise<T>, delay = 0): Answer<T> {
  const [state, setState] = useState<State<T>>({ waiting: key !== null, slow: false });
  const [attempt, setAttempt] = useState(0);
  const failures = useRef(0);
  const barred = useRef(false);
  const latestAsk = useRef(ask);
  latestAsk.current = ask;

  const retry = useCallback(() => setAttempt((n) => n + 1), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` asks again on purpose.
  useEffect(() => {
    if (key === null) {
      setState({ waiting: false, slow: false });
      return;
    }
    const controller = new AbortController();
    let again: ReturnType<typeof setTimeout> | undefined;
    setState((old) => ({ ...old, waiting: true, slow: false }));
    const slow = setTimeout(() => setState((old) => ({ ...old, slow: old.waiting })), slowAfter + delay);
    const start = setTimeout(async () => {
      try {
        const value = await latestAsk.current(controller.signal);
        if (controller.signal.aborted) return;
        failures.current = 0;
        barred.current = false;
        setState({ value, key, waiting: false, slow: false });
      } catch (error) {
        if (controller.signal.aborted) return;
        const failure = error instanceof ServerFailure ? error : new ServerFailure('refused', String(error));
        barred.current = failure.code === notSignedIn || failure.code === notPermitted;
        setState((old) => ({ ...old, waiting: false, slow: false, failure }));
        if (failure.kind !== 'refused') again = setTimeout(retry, retryWaits[Math.min(failures.current++, retryWaits.length - 1)]);
      } finally {
        clearTimeout(slow);
      }
    }, delay);
    window.addEventListener('online', retry);
    // Whoever signs in sees at once what was kept from nobody.
    const signedIn = me.get()?.account?.id;
    const stop = me.subscribe(() => me.get()?.account?.id !== signedIn && barred.current && retry());
    return () => {
      stop();
      controller.abort();
      clearTimeout(slow);
      clearTimeout(start);
      clearTimeout(again);
      window.removeEventListener('online', retry);
    };
  }, [key, attempt, retry]);

  // The same object until something differs, for those who are drawn anew only then.
  return useMemo(() => ({ ...state, retry }), [state, retry]);
}
