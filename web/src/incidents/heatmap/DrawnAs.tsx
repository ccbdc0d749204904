import Segmented from 'antd/es/segmented';
import Select from 'antd/es/select';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import { setView, useView } from '../../view/store';
import { type CellMeasure, cellMeasures, cellSizes } from '../../view/url';

type Form = 'DENSITY' | 'SQUARE' | 'HEXAGON';

const usual = 500;

/** A density, or its honest neighbours: counts on squares or hexagons of a chosen size, by what stands there, or beside an earlier time. */
export function DrawnAs() {
  const { t } = useTranslation();
  const { metres } = useFormats();
  const { cells } = useView();
  const sizes = cells && !cellSizes.includes(cells.metres as (typeof cellSizes)[number]) ? [cells.metres, ...cellSizes] : cellSizes;
  return (
    <div className="spot-rule" data-testid="drawn-as">
      <Segmented<Form>
        block
        value={cells?.shape ?? 'DENSITY'}
        onChange={(shape) => setView({ cells: shape === 'DENSITY' ? undefined : { metres: usual, measure: 'COUNT', ...cells, shape } })}
        options={(['DENSITY', 'SQUARE', 'HEXAGON'] as const).map((value) => ({ value, label: t(`cells.form.${value}`) }))}
        aria-label={t('cells.drawnAs')}
      />
      {cells && (
        <div className="cell-choice">
          <Select<CellMeasure>
            value={cells.measure}
            onChange={(measure) => setView({ cells: { ...cells, measure } })}
            options={cellMeasures.map((value) => ({ value, label: t(`cells.measure.${value}`) }))}
            aria-label={t('cells.shows')}
          />
          <Select<number>
            value={cells.metres}
            onChange={(size) => setView({ cells: { ...cells, metres: size } })}
            options={[...sizes].map((value) => ({ value, label: metres(value) }))}
            aria-label={t(`cells.size.${cells.shape}`)}
          />
        </div>
      )}
    </div>
  );
}
