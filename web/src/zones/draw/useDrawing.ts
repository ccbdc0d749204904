import { useCallback, useEffect, useRef, useState } from 'react';
import { drawingGround, mapMiddle, showBox } from '../../map/commands';
import { mapClick } from '../../map/pins';
import { later } from '../../shell/later';
import { type Doing, type Drawn, nothingDrawn } from './drawn';
import type { ZoneEditor } from './editor';
import { boxOf, type Outline } from './outline';

// The plug-in is large and few draw: it comes with the first drawing.
const load = later(() => import('./editor'));

export interface Drawing extends Drawn {
  /** False: the plug-in is still on its way. */
  ready: boolean;
  do: (doing: Doing) => void;
  finish: () => void;
  addCorner: () => void;
  removeCorner: () => void;
  undo: () => void;
}

/**
 * An outline that is drawn or changed on the map for as long as this is used. Enter closes it, Backspace takes the last corner away (or the
 * chosen one), Ctrl+Z takes a step back, Space puts a corner in the middle of the map; Escape goes back: the tool first, then `onLeave`.
 */
export function useDrawing(start: Outline | null, onLeave: () => void): Drawing {
  const editor = useRef<ZoneEditor | null>(null);
  const [drawn, setDrawn] = useState<Drawn>(nothingDrawn);
  const [ready, setReady] = useState(false);
  const first = useRef(start);
  const latest = useRef({ drawn, onLeave });
  latest.current = { drawn, onLeave };

  useEffect(() => {
    const map = drawingGround();
    if (!map) return;
    let gone = false;
    const before = mapClick.get();
    // Clicks are corners now, and choose nothing.
    mapClick.set(() => undefined);
    void load().then(({ ZoneEditor: Editor }) => {
      if (gone) return;
      editor.current = new Editor(map, first.current, setDrawn);
      setReady(true);
      if (first.current) showBox(boxOf(first.current), { maxZoom: 17 });
    });
    return () => {
      gone = true;
      editor.current?.close();
      editor.current = null;
      mapClick.set(before);
    };
  }, []);

  const addCorner = useCallback(() => {
    const middle = mapMiddle();
    if (middle) editor.current?.addCorner(...middle);
  }, []);

  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const { target } = event;
      const typing =
        target instanceof Element && target.closest('input:not([type=checkbox], [type=range]), textarea, select, [role=combobox]');
      const onControl = target instanceof Element && target.closest('button, a, summary, [role=slider], [role=tab]');
      const taken = act(event, Boolean(typing), Boolean(onControl));
      if (!taken) return;
      event.preventDefault();
      event.stopPropagation();
    };
    const act = ({ key, ctrlKey, metaKey }: KeyboardEvent, typing: boolean, onControl: boolean): boolean => {
      const now = editor.current;
      if (!now) return false;
      if (key === 'Escape') {
        const { open, doing, outline } = latest.current.drawn;
        if (open.length > 0 || (outline && doing !== 'edit')) now.do(outline ? 'edit' : 'draw');
        else latest.current.onLeave();
        return true;
      }
      if (typing) return false;
      if (key === 'Backspace' || key === 'Delete') now.removeCorner();
      else if (key.toLowerCase() === 'z' && (ctrlKey || metaKey)) now.undo();
      else if (onControl) return false;
      else if (key === 'Enter') return now.finish();
      else if (key === ' ') addCorner();
      else return false;
      return true;
    };
    window.addEventListener('keydown', pressed, true);
    return () => window.removeEventListener('keydown', pressed, true);
  }, [addCorner]);

  return {
    ...drawn,
    ready,
    addCorner,
    do: useCallback((doing) => editor.current?.do(doing), []),
    finish: useCallback(() => void editor.current?.finish(), []),
    removeCorner: useCallback(() => editor.current?.removeCorner(), []),
    undo: useCallback(() => editor.current?.undo(), []),
  };
}
