import { useEffect, useRef, useState } from 'react';

/** A button that unfolds a menu in its box: a click beside it, or Escape, folds it again. */
export function useMenu() {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    const away = (event: PointerEvent) => !box.current?.contains(event.target as Node) && setOpen(false);
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      setOpen(false);
      box.current?.querySelector('button')?.focus();
    };
    window.addEventListener('pointerdown', away);
    window.addEventListener('keydown', pressed, true);
    return () => {
      window.removeEventListener('pointerdown', away);
      window.removeEventListener('keydown', pressed, true);
    };
  }, [open]);
  return { box, open, setOpen };
}
