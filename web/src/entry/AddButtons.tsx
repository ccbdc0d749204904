import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { mapClick, mapMenu } from '../map/pins';
import { Icon } from '../shell/Icon';
import { useCell } from '../view/cell';
import { adding, type Thing } from './adding';

const things = [
  ['hydrant', 'hydrant', 'entry.add'],
  ['fire', 'fire', 'entry.addFire'],
  ['hazard', 'hazard', 'entry.addHazard'],
] as const;

/** Buttons on the map: the next click on it says where the new thing is. */
export function AddButtons() {
  const { t } = useTranslation();
  const on = useCell(adding)?.what;
  return things.map(([what, icon, words]) => (
    <button
      key={what}
      type="button"
      aria-label={t(words)}
      title={t(words)}
      aria-pressed={on === what}
      onClick={() => adding.set(on === what ? null : { what, at: 'pointing' })}
      data-testid={`add-${what}-button`}
    >
      <Icon name={icon} />
    </button>
  ));
}

/** What is being entered; a right click on the map or the key N begins it, where the map is not asked for something else. */
export function useAdding(allowed: boolean, usual: Thing): Thing | null {
  const now = useCell(adding);
  useEffect(() => {
    if (!allowed) return adding.set(null);
    mapMenu.set((lng, lat) => {
      const old = adding.get();
      if (mapClick.get() === null || old !== null) adding.set({ what: old?.what ?? usual, at: { lng, lat } });
    });
    const pressed = (event: KeyboardEvent) => {
      const typing = (event.target as HTMLElement).closest('input, textarea, select, [role=combobox]');
      if (event.key !== 'n' || event.altKey || event.ctrlKey || event.metaKey || typing || mapClick.get() !== null) return;
      event.preventDefault();
      adding.set({ what: usual, at: 'pointing' });
    };
    window.addEventListener('keydown', pressed);
    return () => {
      mapMenu.set(null);
      window.removeEventListener('keydown', pressed);
    };
  }, [allowed, usual]);
  // At once, not when the form has been loaded: whoever is quick clicks before.
  const what = now !== null && allowed ? now.what : null;
  useEffect(() => {
    if (!what) return;
    const before = mapClick.get();
    mapClick.set((lng, lat) => adding.set({ what, at: { lng, lat } }));
    return () => mapClick.set(before);
  }, [what]);
  return what;
}
