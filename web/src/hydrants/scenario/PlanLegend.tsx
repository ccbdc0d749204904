import { useTranslation } from 'react-i18next';
import { Legend, LegendRow } from '../../map/Legend';
import { useView } from '../../view/store';

export function PlanLegend() {
  const { t } = useTranslation();
  const { test } = useView();
  return (
    <Legend title={t(`plan.tests.${test}`)}>
      <LegendRow form="solid" colour="var(--pass)">
        {t('tests.verdict.PASS')}
      </LegendRow>
      <LegendRow form="edged" colour="var(--fail)">
        {t('tests.verdict.FAIL')}
      </LegendRow>
      <LegendRow form="hatched">{t('tests.verdict.UNKNOWN')}</LegendRow>
      <LegendRow form="turned">{t('plan.legendTurned')}</LegendRow>
      <LegendRow form="planned" minor>
        {t('plan.legendPlanned')}
      </LegendRow>
    </Legend>
  );
}
