import { useEffect, useState } from 'react';

/** Seconds left of a wait that begins when `of` changes; 0: over. */
export function useWaiting(seconds: number | null, of: unknown): number {
  const [left, setLeft] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every refusal begins its own wait.
  useEffect(() => {
    if (!seconds) return setLeft(0);
    const end = Date.now() + seconds * 1000;
    setLeft(Math.ceil(seconds));
    const timer = setInterval(() => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1000))), 500);
    return () => clearInterval(timer);
  }, [seconds, of]);
  return left;
}

/** Minutes and seconds of a clock that runs down: 2:05. */
export function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
