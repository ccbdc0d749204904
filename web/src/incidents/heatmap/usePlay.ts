import { useEffect, useRef, useState } from 'react';
import { addMonths } from '../../time/days';

/** A picture stands for so long, in milliseconds, and longer where the next one is not here yet: nothing flickers. */
const step = 600;
const ahead = 3;
/** Months that the window has where none was chosen. */
const usual = 12;

/** Moves a window of months over the record, one month at a time, from its beginning again at the end. */
export function usePlay(
  start: string,
  length: number,
  [low, high]: [number, number],
  choose: (months: [number, number]) => void,
  fetchAhead: (from?: string, to?: string) => Promise<unknown>,
): [playing: boolean, setPlaying: (playing: boolean) => void] {
  const [playing, setPlaying] = useState(false);
  const latest = useRef({ choose, fetchAhead });
  latest.current = { choose, fetchAhead };

  useEffect(() => {
    if (!playing) return;
    const width = high - low >= length ? Math.min(usual, length) - 1 : high - low;
    const window = (shift: number): [number, number] => {
      const first = high - low >= length ? shift - 1 : low + shift;
      const wrapped = first + width > length ? (first + width) % (length + 1) : first;
      return [wrapped, Math.min(length, wrapped + width)];
    };
    // The ends of the record are left out, as the address does: the same question is asked once.
    const fetch = ([from, to]: [number, number]) =>
      latest.current.fetchAhead(from === 0 ? undefined : addMonths(start, from), to === length ? undefined : addMonths(start, to));
    let isOver = false;
    const next = window(1);
    const rested = new Promise((resolve) => setTimeout(resolve, step));
    // Where the server fails, the picture that stands says so; playing on would only ask again.
    Promise.all([fetch(next), rested]).then(
      () => !isOver && latest.current.choose(next),
      () => !isOver && setPlaying(false),
    );
    for (let shift = 2; shift <= ahead; shift++) fetch(window(shift)).catch(() => undefined);
    return () => {
      isOver = true;
    };
  }, [playing, low, high, start, length]);
  return [playing, setPlaying];
}
