import { useEffect } from 'react';
import { getView, setView } from '../view/store';

/** Escape goes back one step: card, then list, then panel. Whatever is open on top of those stops the key itself. */
export function useEscape() {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      const { selected, records, list, question } = getView();
      if (selected) setView({ selected: undefined });
      else if (records) setView({ records: undefined });
      else if (list) setView({ list: false });
      else if (question) setView({ question: null });
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
}
