import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { cell } from '../view/cell';

export type SheetStop = 'peek' | 'half' | 'full';
/** True while the map needs the room: something is drawn on it. */
export const sheetLowered = cell(false);

const order: SheetStop[] = ['peek', 'half', 'full'];

/** Height in pixels of the sheet at each of its three stops, above the bar of doors. */
export function stopHeights(windowHeight: number): Record<SheetStop, number> {
  return { peek: 152, half: Math.round(windowHeight * 0.46), full: windowHeight - 56 - 64 };
}

/** The stop nearest to where the thumb let go. */
export function nearestStop(height: number, windowHeight: number): SheetStop {
  const heights = stopHeights(windowHeight);
  return order.reduce((best, stop) => (Math.abs(heights[stop] - height) < Math.abs(heights[best] - height) ? stop : best));
}

/** A sheet that is dragged by its grip, or steps to the next height on a tap or the Enter key. */
export function useSheet() {
  const [stop, setStop] = useState<SheetStop>('half');
  const [windowHeight, setWindowHeight] = useState(window.innerHeight);
  const [dragged, setDragged] = useState<number | null>(null);
  const start = useRef<{ y: number; height: number; moved: boolean } | null>(null);
  useEffect(() => {
    const resized = () => setWindowHeight(window.innerHeight);
    window.addEventListener('resize', resized);
    return () => window.removeEventListener('resize', resized);
  }, []);

  const height = dragged ?? stopHeights(windowHeight)[stop];
  const grip = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      start.current = { y: event.clientY, height, moved: false };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (!start.current) return;
      const moved = start.current.y - event.clientY;
      if (Math.abs(moved) > 4) start.current.moved = true;
      if (start.current.moved) setDragged(Math.max(96, Math.min(stopHeights(windowHeight).full, start.current.height + moved)));
    },
    onPointerUp: () => {
      if (start.current?.moved) setStop(nearestStop(height, windowHeight));
      setDragged(null);
    },
    onClick: () => {
      if (!start.current?.moved) setStop(order[(order.indexOf(stop) + 1) % order.length] ?? 'half');
      start.current = null;
    },
  };
  return { stop, setStop, height, dragging: dragged !== null, grip };
}
