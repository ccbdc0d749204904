import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import { Legend, LegendRow } from '../../map/Legend';

export function CoverageLegend({ radius, unknown }: { radius: number; unknown: boolean }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  return (
    <Legend title={t('coverage.legend')}>
      <LegendRow form="solid" colour="var(--pass)">
        {t('coverage.legendPass', { radius: count(radius) })}
      </LegendRow>
      <LegendRow form="edged" colour="var(--fail)">
        {t('coverage.legendFail', { radius: count(radius) })}
      </LegendRow>
      {unknown && <LegendRow form="hatched">{t('coverage.legendUnknown')}</LegendRow>}
      <LegendRow form="dot" minor>
        {t('coverage.legendHydrant')}
      </LegendRow>
      <LegendRow form="crossed" minor>
        {t('coverage.legendDead')}
      </LegendRow>
    </Legend>
  );
}
