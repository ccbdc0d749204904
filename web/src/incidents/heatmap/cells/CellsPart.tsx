import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../../areas/area';
import { useFormats } from '../../../i18n/formats';
import { useScene } from '../../../map/scene';
import { useAnswer } from '../../../server/useAnswer';
import { Answered } from '../../../shell/Answered';
import { How } from '../../../shell/How';
import { Figure, Figures } from '../../../shell/Question';
import { useView } from '../../../view/store';
import type { CellMeasure, CellView } from '../../../view/url';
import { SaveAs } from '../../SaveAs';
import { BacktestCard } from '../backtest/BacktestCard';
import { rest } from '../DensityPart';
import { fileFilter } from '../filter';
import type { Heatmap } from '../heatmap';
import { CellLegend } from './CellLegend';
import { CellList } from './CellList';
import { askCells, type Cells } from './cells';
import { looksOf } from './looks';
import { cellsQuestion } from './question';

/** Fires counted on squares or hexagons. `record`: the density of the whole record. */
export function CellsPart({ area, cells, record }: { area: Area; cells: CellView; record: Heatmap }) {
  const { t, i18n } = useTranslation();
  const { day } = useFormats();
  const { from, to, fires } = useView();
  const question = cellsQuestion(area.code, cells, { from, to, fires }, record);
  const answer = useAnswer(
    JSON.stringify([question, area.dataVersion, i18n.language]),
    () => askCells(question, area.dataVersion, i18n.language).then((value) => ({ value, measure: cells.measure })),
    rest,
  );
  // The old picture stands until the new one is there.
  const last = useRef(answer.value);
  if (answer.value) last.current = answer.value;
  const drawn = last.current;
  const part = useMemo(() => {
    if (!drawn) return { heat: null };
    const { value, measure } = drawn;
    const starts = measure === 'COUNT' ? value.countClasses : value.rateClasses;
    const years = daysOf(value.beforeFrom, value.beforeTo) / daysOf(value.from, value.to);
    return {
      heat: { lattice: value.lattice, cells: value.packed, looks: looksOf(value.packed, measure, starts, years) },
      firesFrom: value.from,
      firesTo: value.to,
    };
  }, [drawn]);
  useScene(part);
  return (
    <>
      <Answered answer={answer} lines={8}>
        {({ value, measure }) => (
          <div aria-busy={answer.waiting} data-testid="cells-answer">
            <CellsAnswer cells={value} measure={measure} />
            {value.beforeFrom && value.beforeFrom < record.from && (
              <p className="warn">{t('cells.beforeRecord', { day: day(record.from) })}</p>
            )}
            <BacktestCard area={area} />
            <CellList cells={value} measure={measure} />
            <SaveAs
              area={area.code}
              what="cells"
              formats={[...(cells.shape === 'SQUARE' ? ['tif'] : []), 'xlsx', 'csv', 'geojson', 'gpkg']}
              query={{
                ...fileFilter(question.filter ?? {}),
                shape: cells.shape.toLowerCase(),
                cellMetres: cells.metres,
                exposure: question.exposure.toLowerCase(),
                beforeFrom: question.beforeFrom ?? undefined,
                beforeTo: question.beforeTo ?? undefined,
                band: cells.shape === 'SQUARE' ? bandOf(cells.measure) : undefined,
              }}
            />
          </div>
        )}
      </Answered>
      {drawn && <CellLegend cells={drawn.value} measure={drawn.measure} />}
    </>
  );
}

function CellsAnswer({ cells, measure }: { cells: Cells; measure: CellMeasure }) {
  const { t } = useTranslation();
  const { count, density, day, metres } = useFormats();
  const [first] = cells.cells;
  const size = t(`cells.sized.${cells.lattice.shape}`, { size: metres(cells.lattice.metres) });
  const span = `${day(cells.from)} – ${day(cells.to)}`;
  return (
    <>
      <How method={cells.method}>
        {measure === 'CHANGE' ? (
          <Figures>
            <Figure tone="fail" value={count(cells.more)} label={t('cells.more')} n={size} />
            <Figure tone="pass" value={count(cells.fewer)} label={t('cells.fewer')} n={size} />
          </Figures>
        ) : (
          <Figures>
            <Figure value={count(cells.incidents)} label={t('cells.counted')} n={span} />
            {measure === 'COUNT' ? (
              <Figure tone="fail" value={count(first?.incidents ?? 0)} label={t('cells.fullest')} n={size} />
            ) : (
              <Figure tone="fail" value={density(first?.rate)} label={t('cells.highest')} n={cells.rateUnit} />
            )}
          </Figures>
        )}
      </How>
      <p className="fires-span">
        {measure === 'CHANGE'
          ? t('cells.changed', {
              now: span,
              n: count(cells.incidents),
              before: `${day(cells.beforeFrom)} – ${day(cells.beforeTo)}`,
              m: count(cells.incidentsBefore),
              rest: count(cells.cellCount - (cells.more ?? 0) - (cells.fewer ?? 0)),
            })
          : t('cells.on', { n: count(cells.incidents), cells: count(cells.packed.incidents.length), size })}
      </p>
      {cells.rough + cells.unlocated > 0 && (
        <p className="note">{t('cells.leftOut', { rough: count(cells.rough), unlocated: count(cells.unlocated) })}</p>
      )}
    </>
  );
}

function bandOf(measure: CellMeasure): string {
  return measure === 'COUNT' ? 'incidents' : measure === 'CHANGE' ? 'change' : 'rate';
}

function daysOf(from: string | null, to: string | null): number {
  return from && to ? (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1 : 1;
}
