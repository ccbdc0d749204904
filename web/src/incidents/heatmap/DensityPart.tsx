import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import { useFormats } from '../../i18n/formats';
import { useScene } from '../../map/scene';
import { type Answer, useAnswer } from '../../server/useAnswer';
import { Answered } from '../../shell/Answered';
import { useView } from '../../view/store';
import { SaveAs } from '../SaveAs';
import { BacktestCard } from './backtest/BacktestCard';
import { FiresAnswer } from './FiresAnswer';
import { fileFilter, filterOf } from './filter';
import { classStarts } from './grid';
import { HeatLegend } from './HeatLegend';
import { askHeatmap, type Heatmap } from './heatmap';
import { Smoothing } from './Smoothing';

/** How long the period must rest before the server is asked, in milliseconds. */
export const rest = 150;

/** Fires as a density. `whole`: that of the whole record. */
export function DensityPart({ area, whole }: { area: Area; whole: Answer<Heatmap> }) {
  const { t, i18n } = useTranslation();
  const { count } = useFormats();
  const { from, to, bandwidth, times, fires } = useView();
  const version = area.dataVersion;
  const question = { area: area.code, filter: filterOf({ from, to, fires }), bandwidth, times };
  const isWhole = !from && !to && bandwidth === undefined && !times && !fires;
  const period = useAnswer(
    isWhole ? null : JSON.stringify([question, version, i18n.language]),
    () => askHeatmap(question, version, i18n.language),
    rest,
  );
  const answer = isWhole ? whole : period.value || period.failure ? period : { ...whole, waiting: true };
  const heatmap = answer.value;
  // The old picture stands until the new one is there: the map never flickers between two periods.
  const last = useRef(heatmap);
  if (heatmap) last.current = heatmap;
  const drawn = last.current;
  const part = useMemo(
    () => ({
      heat: drawn?.grid ? { grid: drawn.grid, starts: classStarts(drawn.classes) } : null,
      firesFrom: drawn?.from.slice(0, 10),
      firesTo: drawn?.to.slice(0, 10),
    }),
    [drawn],
  );
  useScene(part);
  return (
    <>
      <Answered answer={answer} lines={8}>
        {(value) => (
          <>
            <FiresAnswer heatmap={value} waiting={answer.waiting} />
            {value.incidents > 0 && value.incidents < 30 && <p className="warn">{t('fires.few')}</p>}
            <p className="note fires-unlocated" data-testid="unlocated">
              {value.unlocated > 0 ? t('fires.unlocated', { n: count(value.unlocated) }) : t('fires.allLocated')}
            </p>
            <BacktestCard area={area} />
            <Smoothing heatmap={value} />
            <SaveAs
              area={area.code}
              what="density"
              formats={['tif', 'xlsx', 'csv', 'geojson', 'gpkg']}
              query={{ ...fileFilter(question.filter), bandwidth, times: times?.toLowerCase() }}
            />
          </>
        )}
      </Answered>
      {heatmap && heatmap.classes.length > 0 && <HeatLegend classes={heatmap.classes} />}
    </>
  );
}
