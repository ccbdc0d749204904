import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../areas/area';
import { datasetName } from '../areas/datasetName';
import { useFormats } from '../i18n/formats';
import { followFires, live } from '../incidents/entry/live';
import { useCell } from '../view/cell';
import { setView } from '../view/store';

/** Who made the data, which version of it this is, and whether it is real: on every map, always. */
export function Credits({ area }: { area: Area }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const on = useCell(live);
  useEffect(() => followFires(area.code), [area.code]);
  const sources = [...new Set(area.datasets.map((each) => each.source ?? datasetName(each.name, t)))].filter(
    (source) => source !== 'generated',
  );
  return (
    <footer className="credits">
      {on && (
        <span className="live" title={t('map.liveHint')} data-testid="live">
          {t('map.live')}
        </span>
      )}
      {area.generated && <strong>{t('area.generated')}</strong>}
      <button type="button" className="link" onClick={() => setView({ question: 'data', selected: undefined })}>
        {t('map.credits')}
      </button>
      {sources.length > 0 && <span className="credits-sources">{sources.join(' · ')}</span>}
      <span data-testid="data-version">{t('map.version', { version: count(area.dataVersion) })}</span>
    </footer>
  );
}
