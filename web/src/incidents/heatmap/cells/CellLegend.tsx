import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/formats';
import { coloursOf } from '../../../map/colours';
import { Legend, LegendRamp, LegendRow } from '../../../map/Legend';
import { useView } from '../../../view/store';
import type { CellMeasure } from '../../../view/url';
import type { Cells } from './cells';

const changes = ['fewerByHalf', 'fewerThan', 'moreThan', 'twice'] as const;

export function CellLegend({ cells, measure }: { cells: Cells; measure: CellMeasure }) {
  const { t } = useTranslation();
  const { count, density, metres } = useFormats();
  const { base } = useView();
  const colours = coloursOf[base];
  const size = t(`cells.sized.${cells.lattice.shape}`, { size: metres(cells.lattice.metres) });
  if (measure === 'CHANGE') {
    return (
      <Legend title={t('cells.legend.CHANGE')} note={t('cells.legendChange', { size })}>
        {changes.map((each, i) => (
          <LegendRow key={each} form="solid" colour={colours.change[i]}>
            <strong>{i < 2 ? '−' : '+'}</strong> {t(`cells.legendOf.${each}`)}
          </LegendRow>
        ))}
        <LegendRow form="solid" colour={`${colours.unknown}40`}>
          {t('cells.legendOf.same')}
        </LegendRow>
      </Legend>
    );
  }
  const starts =
    measure === 'COUNT' ? cells.countClasses.map(count) : cells.rateClasses.map((start, i) => (i === 0 ? '> 0' : density(start)));
  return (
    <Legend
      title={measure === 'COUNT' ? t('cells.legend.COUNT', { size }) : t('cells.legend.RATE', { unit: cells.rateUnit })}
      note={measure === 'COUNT' ? t('fires.legendNote') : t('cells.legendRate', { size })}
    >
      <LegendRamp colours={colours.heat} starts={starts} />
      {measure !== 'COUNT' && <LegendRow form="hatched">{t(`cells.masked.${measure}`, { n: count(cells.leastExposure) })}</LegendRow>}
    </Legend>
  );
}
