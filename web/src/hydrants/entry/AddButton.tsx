import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { mapClick, mapMenu } from '../../map/pins';
import { Icon } from '../../shell/Icon';
import { useCell } from '../../view/cell';
import { adding } from './adding';

/** A button on the map: the next click on it says where the new hydrant stands. */
export function AddButton() {
  const { t } = useTranslation();
  const on = useCell(adding) !== null;
  return (
    <button
      type="button"
      aria-label={t('entry.add')}
      title={t('entry.add')}
      aria-pressed={on}
      onClick={() => adding.set(on ? null : 'pointing')}
      data-testid="add-hydrant-button"
    >
      <Icon name="hydrant" />
    </button>
  );
}

/** Whether a hydrant is being entered; a right click on the map or the key N begins it, where the map is not asked for something else. */
export function useAdding(allowed: boolean): boolean {
  const at = useCell(adding);
  useEffect(() => {
    if (!allowed) return adding.set(null);
    mapMenu.set((lng, lat) => {
      if (mapClick.get() === null || adding.get() !== null) adding.set({ lng, lat });
    });
    const pressed = (event: KeyboardEvent) => {
      const typing = (event.target as HTMLElement).closest('input, textarea, select, [role=combobox]');
      if (event.key !== 'n' || event.altKey || event.ctrlKey || event.metaKey || typing || mapClick.get() !== null) return;
      event.preventDefault();
      adding.set('pointing');
    };
    window.addEventListener('keydown', pressed);
    return () => {
      mapMenu.set(null);
      window.removeEventListener('keydown', pressed);
    };
  }, [allowed]);
  // At once, not when the form has been loaded: whoever is quick clicks before.
  const on = at !== null && allowed;
  useEffect(() => {
    if (!on) return;
    const before = mapClick.get();
    mapClick.set((lng, lat) => adding.set({ lng, lat }));
    return () => mapClick.set(before);
  }, [on]);
  return on;
}
