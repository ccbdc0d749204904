import { useTranslation } from 'react-i18next';
import { type Area, named } from '../areas/area';
import { useView } from '../view/store';
import { showBox } from './commands';

/** Below this zoom a county is a stain: say so, and offer the way back. */
export const nearestUsefulZoom = 9;

/** Degrees that a place may lie outside the area and still show some of it; a screen at zoom 9 is wider than that. */
const slack = 0.3;

export function OutOfSight({ area }: { area: Area }) {
  const { t, i18n } = useTranslation();
  const { place } = useView();
  const { bounds } = area;
  if (!bounds || !place) return null;
  const away =
    place.lng < bounds.west - slack ||
    place.lng > bounds.east + slack ||
    place.lat < bounds.south - slack ||
    place.lat > bounds.north + slack;
  if (place.zoom >= nearestUsefulZoom && !away) return null;
  return (
    <div className="float notice out-of-sight" role="status">
      <span>{t(away ? 'map.elsewhere' : 'map.tooFar')}</span>
      <button type="button" className="primary" onClick={() => showBox(bounds, { maxZoom: 15, still: true })}>
        {t('map.back', { name: named(area, i18n.language) })}
      </button>
    </div>
  );
}
