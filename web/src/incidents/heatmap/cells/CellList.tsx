import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/formats';
import { showPlaces } from '../../../map/commands';
import { roomShapes } from '../../../map/shapes';
import { positionsOf } from '../../../server/geometry';
import type { CellMeasure } from '../../../view/url';
import type { CellRow, Cells } from './cells';

/** The foremost cells; the one whose row is under the pointer is outlined on the map. */
export function CellList({ cells, measure }: { cells: Cells; measure: CellMeasure }) {
  const { t } = useTranslation();
  const { count, density } = useFormats();
  const [lit, setLit] = useState<number | null>(null);
  const rows = cells.cells.filter((cell) =>
    measure === 'CHANGE' ? cell.change !== 'NOT_SHOWN' : measure === 'COUNT' || cell.rate !== null,
  );
  const shown = lit === null ? undefined : rows[lit];
  useEffect(() => {
    roomShapes.set(shown ? [{ id: 'cell', geometry: shown.geometry, kind: 'outline', lit: true }] : []);
    return () => roomShapes.set([]);
  }, [shown]);
  if (rows.length === 0) return <p className="soft">{t(measure === 'CHANGE' ? 'cells.noChange' : 'cells.noRate')}</p>;
  const figure = (cell: CellRow) =>
    measure === 'CHANGE'
      ? `${count(cell.before)} → ${count(cell.incidents)}`
      : measure === 'COUNT'
        ? t('spots.count', { n: count(cell.incidents) })
        : density(cell.rate);
  const note = (cell: CellRow) =>
    measure === 'CHANGE'
      ? `p = ${(cell.p ?? 1) < 0.001 ? '< 0.001' : (cell.p ?? 1).toFixed(3)}`
      : t(measure === 'COUNT' ? 'cells.exposed.BUILDINGS' : `cells.exposed.${measure}`, { n: count(cell.exposed) });
  return (
    <section className="section">
      <h2>{t(`cells.list.${measure === 'CHANGE' ? 'CHANGE' : 'MOST'}`)}</h2>
      <ol className="rows">
        {rows.map((cell, i) => (
          <li key={JSON.stringify(cell.geometry)}>
            <button
              type="button"
              className={lit === i ? 'row lit' : 'row'}
              onClick={() => showPlaces(positionsOf(cell.geometry))}
              onMouseEnter={() => setLit(i)}
              onMouseLeave={() => setLit(null)}
              onFocus={() => setLit(i)}
              onBlur={() => setLit(null)}
            >
              <span className="row-main">
                <span className="row-title">
                  {i + 1}. {t(`cells.one.${measure === 'CHANGE' ? (cell.change === 'MORE' ? 'MORE' : 'FEWER') : cells.lattice.shape}`)}
                </span>
                <span className="row-note">{note(cell)}</span>
              </span>
              <span className="row-figure">{figure(cell)}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
