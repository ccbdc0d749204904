import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../areas/area';
import { useFormats } from '../i18n/formats';
import { Icon } from '../shell/Icon';
import { setView, useView } from '../view/store';
import { countOfLayer, layersWithData, unlocatedOfLayer } from './layersOf';

/** Switches for the layers the area has, with how many things each holds. */
export function LayerList({ area, shown }: { area: Area; shown: ReadonlySet<string> }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const { layers } = useView();
  const [open, setOpen] = useState(false);
  const toggle = (name: string) => {
    const next = new Set(shown);
    if (!next.delete(name)) next.add(name);
    setView({ layers: [...next].sort() });
  };
  return (
    <div className="layers">
      <button
        type="button"
        className="float icon-button"
        aria-label={t('map.layers')}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        data-testid="layers-button"
      >
        <Icon name="layers" />
        <span className="layers-word">{t('map.layers')}</span>
      </button>
      {open && (
        <fieldset className="float layer-card">
          <legend className="visually-hidden">{t('map.layersTitle')}</legend>
          {layersWithData(area).map((name) => (
            <label key={name} className="layer-row">
              <input type="checkbox" checked={shown.has(name)} onChange={() => toggle(name)} />
              <span>
                {t(`layer.${name}`)}
                <WithoutPlace area={area} layer={name} />
              </span>
              <span className="soft figure">{count(area.counts[countOfLayer[name] ?? 'buildings'])}</span>
            </label>
          ))}
          {layers && (
            <button type="button" className="link" onClick={() => setView({ layers: undefined })}>
              {t('map.layersReset')}
            </button>
          )}
        </fieldset>
      )}
    </div>
  );
}

/** What is on record but not on the map. */
function WithoutPlace({ area, layer }: { area: Area; layer: string }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const name = unlocatedOfLayer[layer];
  if (!name || area.counts[name] === 0) return null;
  return <span className="note layer-note">{t('map.withoutPlace', { n: count(area.counts[name]) })}</span>;
}
