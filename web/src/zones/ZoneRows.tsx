import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { named } from '../areas/area';
import { useFormats } from '../i18n/formats';
import { showBox } from '../map/commands';
import { hovered } from '../map/scene';
import { useCell } from '../view/cell';
import { setView } from '../view/store';
import type { ZoneOrder } from '../view/url';
import type { ZoneRow } from './ranking';

const page = 50;

/** The ranked list; a click flies there and opens the zone's card. */
interface RowsProps {
  rows: ZoneRow[];
  order: ZoneOrder;
  /** False: the area has no record of fires, so that "0 fires" would be a claim. */
  recorded: boolean;
}

export function ZoneRows({ rows, order, recorded }: RowsProps) {
  const { t } = useTranslation();
  const [listed, setListed] = useState(page);
  return (
    <>
      <p className="note rows-unit">{t(`zones.unit.${order}`)}</p>
      <ol className="rows zone-rows" data-testid="zone-rows">
        {rows.slice(0, listed).map((row, i) => (
          <li key={row.zone.id}>
            <Row row={row} rank={i + 1} order={order} recorded={recorded} />
          </li>
        ))}
      </ol>
      {rows.length > listed && (
        <button type="button" className="more" onClick={() => setListed(listed + page)}>
          {t('zones.more', { n: rows.length - listed })}
        </button>
      )}
    </>
  );
}

function Row({ row, rank, order, recorded }: { row: ZoneRow; rank: number; order: ZoneOrder; recorded: boolean }) {
  const { t, i18n } = useTranslation();
  const { share, count, density, km2 } = useFormats();
  const lit = useCell(hovered);
  const { zone } = row;
  const thing = { layer: 'zones', featureId: zone.featureId };
  const fires = t('zones.firesOf', { n: count(row.incidents) });
  const covered = row.coveredShare === null ? null : `${t('zones.covered')} ${share(row.coveredShare)}`;
  const note = [order === 'coverage' ? null : covered, order === 'fires' || !recorded ? null : fires, km2(row.areaKm2)];
  const figure = { coverage: share(row.coveredShare), fires: count(row.incidents), density: density(row.incidentsPerKm2PerYear) }[order];
  const open = () => {
    setView({ selected: thing });
    if (zone.bounds) showBox(zone.bounds);
  };
  const isLit = lit?.layer === 'zones' && lit.featureId === zone.featureId;
  return (
    <button
      type="button"
      className={isLit ? 'row lit' : 'row'}
      onClick={open}
      onMouseEnter={() => hovered.set(thing)}
      onMouseLeave={() => hovered.set(null)}
      onFocus={() => hovered.set(thing)}
      onBlur={() => hovered.set(null)}
    >
      <span className="row-rank">{count(rank)}</span>
      <span className="row-main">
        <span className="row-title">{named(zone, i18n.language) ?? t('zones.unnamed', { id: zone.featureId })}</span>
        <span className="row-note">{note.filter(Boolean).join(' · ')}</span>
      </span>
      <span className="row-figure">{figure}</span>
    </button>
  );
}
