import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import { coloursOf } from '../../map/colours';
import { Legend, LegendRamp, LegendRow } from '../../map/Legend';
import { useView } from '../../view/store';
import { classStarts } from './grid';
import type { HeatClass } from './heatmap';

export function HeatLegend({ classes }: { classes: HeatClass[] }) {
  const { t } = useTranslation();
  const { density } = useFormats();
  const { base } = useView();
  return (
    <Legend title={t('fires.legend')} note={t('fires.legendNote')}>
      <LegendRamp colours={coloursOf[base].heat} starts={classStarts(classes).map(density)} />
      <LegendRow form="diamond" minor>
        {t('fires.legendFire')}
      </LegendRow>
    </Legend>
  );
}
