import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../areas/area';
import { Icon } from '../shell/Icon';
import { showBox, zoomBy } from './commands';

export function MapButtons({ area, children }: { area: Area; children?: ReactNode }) {
  const { t } = useTranslation();
  const { bounds } = area;
  return (
    <div className="map-buttons float">
      <button type="button" aria-label={t('map.zoomIn')} title={t('map.zoomIn')} onClick={() => zoomBy(1)}>
        <Icon name="plus" />
      </button>
      <button type="button" aria-label={t('map.zoomOut')} title={t('map.zoomOut')} onClick={() => zoomBy(-1)}>
        <Icon name="minus" />
      </button>
      {bounds && (
        <button type="button" aria-label={t('map.whole')} title={t('map.whole')} onClick={() => showBox(bounds, { maxZoom: 15 })}>
          <Icon name="whole" />
        </button>
      )}
      {children}
    </div>
  );
}
