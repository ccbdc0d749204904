import { useEffect, useRef } from 'react';

interface Keys {
  onChoose: (number: number) => void;
  onAccept: () => void;
  onStep: (by: number) => void;
  onUndo: () => void;
  /** Escape, while a place is chosen; false: it goes one step back as everywhere. */
  onForget: () => boolean;
}

/** The desk by keyboard: 1–5 choose, Enter accepts, ↑ ↓ go from row to row, U takes back, Escape forgets what was chosen. */
export function useDeskKeys(keys: Keys) {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.altKey || event.ctrlKey || event.metaKey || target.closest('input:not([type=checkbox]), textarea, select, [role=combobox]'))
        return;
      const taken = act(event.key, target, latest.current);
      if (!taken) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', pressed, true);
    return () => window.removeEventListener('keydown', pressed, true);
  }, []);
}

function act(key: string, target: HTMLElement, keys: Keys): boolean {
  // The map moves by its arrow keys; a button does what it says on Enter, but for a row, which is at hand already.
  const onMap = target.closest('.map') !== null;
  const onButton = target.closest('button, a') !== null && target.closest('[data-row]') === null;
  if (/^[1-5]$/.test(key)) keys.onChoose(Number(key));
  else if (key === 'Enter' && !onButton) keys.onAccept();
  else if (key === 'ArrowDown' && !onMap) keys.onStep(1);
  else if (key === 'ArrowUp' && !onMap) keys.onStep(-1);
  else if (key === 'u' || key === 'U') keys.onUndo();
  else if (key === 'Escape') return keys.onForget();
  else return false;
  return true;
}
