import Segmented from 'antd/es/segmented';
import Select from 'antd/es/select';
import { useTranslation } from 'react-i18next';
import type { Area } from '../areas/area';
import { useFormats } from '../i18n/formats';
import { setView } from '../view/store';
import type { ZoneOrder } from '../view/url';

interface Props {
  kinds: Area['zoneKinds'];
  /** 'all' for every kind. */
  kind: string;
  order: ZoneOrder;
  /** False: the area has no record of fires to order by. */
  recorded: boolean;
}

export function ZoneFilters({ kinds, kind, order, recorded }: Props) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const options = kinds.map((each) => ({
    value: each.kind,
    label: `${t(`zones.kinds.${each.kind}`, { defaultValue: each.kind })} (${count(each.count)})`,
  }));
  return (
    <section className="section zone-filters">
      <div className="field">
        <span id="zone-kind">{t('zones.kind')}</span>
        <Select
          value={kind}
          onChange={(value) => setView({ zoneKind: value })}
          options={[{ value: 'all', label: t('zones.allKinds') }, ...options]}
          style={{ width: 200 }}
          aria-labelledby="zone-kind"
          data-testid="zone-kind"
        />
      </div>
      {recorded && (
        <Segmented<ZoneOrder>
          block
          value={order}
          onChange={(value) => setView({ zoneOrder: value === 'coverage' ? undefined : value })}
          options={[
            { value: 'coverage', label: t('zones.byCoverage') },
            { value: 'fires', label: t('zones.byFires') },
            { value: 'density', label: t('zones.byDensity') },
          ]}
          aria-label={t('zones.by')}
        />
      )}
    </section>
  );
}
