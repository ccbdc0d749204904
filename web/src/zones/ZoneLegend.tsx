import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/formats';
import { coloursOf } from '../map/colours';
import { Legend, LegendRamp } from '../map/Legend';
import { useView } from '../view/store';
import type { ZoneOrder } from '../view/url';

export function ZoneLegend({ order, classes, radius }: { order: ZoneOrder; classes: number[]; radius: string }) {
  const { t } = useTranslation();
  const { density } = useFormats();
  const colours = coloursOf[useView().base];
  if (order === 'coverage') {
    return (
      <Legend title={t('zones.legendShare', { radius })}>
        <LegendRamp colours={colours.share} starts={classes.map((start) => `${Math.round(start * 100)}`)} end="100 %" />
      </Legend>
    );
  }
  return (
    <Legend title={t(order === 'fires' ? 'zones.legendFires' : 'zones.legendDensity')}>
      <LegendRamp colours={colours.heat} starts={classes.map((start) => density(start))} />
    </Legend>
  );
}
