import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/formats';
import { showPlaces } from '../../../map/commands';
import { hovered } from '../../../map/scene';
import { usePhone } from '../../../shell/usePhone';
import { useCell } from '../../../view/cell';
import { setView, useView } from '../../../view/store';
import { foundOf } from '../measured';
import type { VerdictListRow } from './verdictList';

/** Pixels; rows are of one height, so that only those in sight need to be there. */
const heights = { desk: 40, phone: 96 };
const beyond = 8;

interface Props {
  rows: VerdictListRow[];
  total: number;
  more: () => void;
}

/** Rows in sight, and a few beyond; the next page is asked for before the last row is reached. */
export function VerdictRows({ rows, total, more }: Props) {
  const phone = usePhone();
  const height = phone ? heights.phone : heights.desk;
  const box = useRef<HTMLTableSectionElement>(null);
  const [seen, setSeen] = useState({ from: 0, to: 40 });
  const look = () => {
    const { scrollTop = 0, clientHeight = 0 } = box.current ?? {};
    const from = Math.max(0, Math.floor(scrollTop / height) - beyond);
    const to = Math.ceil((scrollTop + clientHeight) / height) + beyond;
    setSeen((old) => (old.from === from && old.to === to ? old : { from, to }));
  };
  useEffect(look, [height]);
  useEffect(() => {
    if (seen.to >= rows.length) more();
  }, [seen.to, rows.length, more]);
  const shown = rows.slice(seen.from, seen.to);
  // Where the list ends for now there is room for one more row, so that one can scroll on.
  const below = rows.length - seen.from - shown.length + (rows.length < total ? 1 : 0);
  return (
    <tbody ref={box} className="verdict-scroll" onScroll={look}>
      <tr className="verdict-gap" style={{ height: Math.min(seen.from, rows.length) * height }} />
      {shown.map((row, i) => (
        <VerdictRow key={row.featureId} row={row} height={height} index={seen.from + i} />
      ))}
      <tr className="verdict-gap" style={{ height: Math.max(0, below) * height }} />
    </tbody>
  );
}

const tones = { PASS: 'pass', FAIL: 'fail', UNKNOWN: 'unknown' } as const;

function VerdictRow({ row, height, index }: { row: VerdictListRow; height: number; index: number }) {
  const { t } = useTranslation();
  const { metres, count, figure } = useFormats();
  const lit = useCell(hovered);
  const { selected } = useView();
  const { decision, featureId } = row;
  const thing = { layer: 'buildings', featureId };
  const isIt = (other: { layer: string; featureId: number } | null | undefined) =>
    other?.layer === 'buildings' && other.featureId === featureId;
  const open = () => {
    setView({ selected: thing });
    if (row.longitude !== null && row.latitude !== null) showPlaces([[row.longitude, row.latitude]]);
  };
  const verdict = decision?.verdict ?? row.verdict;
  const unit = decision?.unit === 'L/s' ? 'flow' : (decision?.unit ?? 'm');
  const found = foundOf(decision, figure);
  const clause = decision?.rule && [decision.rule.document, decision.rule.clause].filter((part) => part !== '-').join(' ');
  return (
    <tr
      aria-rowindex={index + 2}
      className="verdict-row"
      data-lit={isIt(lit) || undefined}
      data-selected={isIt(selected) || undefined}
      style={{ height }}
      onMouseEnter={() => hovered.set(thing)}
      onMouseLeave={() => hovered.set(null)}
    >
      <td className="cell-address">
        <button type="button" onClick={open} onFocus={() => hovered.set(thing)} onBlur={() => hovered.set(null)}>
          <bdi>{row.address ?? t('coverage.unnamed', { id: featureId })}</bdi>
        </button>
      </td>
      <td className="cell-verdict">
        <span className={`verdict verdict-${tones[verdict]}`}>
          <span aria-hidden="true" />
          {decision ? t(`tests.test.${decision.test}`) : t(`tests.verdict.${verdict}`)}
        </span>
      </td>
      <td className="cell-found figure" title={decision?.reasonText}>
        {found === null ? '–' : t(`tests.unit.${unit}`, { n: found })}
        {decision?.limit != null && <span className="soft"> / {figure(decision.limit)}</span>}
      </td>
      <td className="cell-clause soft" title={decision?.reasonText}>
        {clause ?? '–'}
      </td>
      <td className="cell-distance figure">{metres(row.nearestMetres)}</td>
      <td className="cell-use">{t(`value.use.${row.use}`)}</td>
      <td className="cell-storeys figure">{count(row.storeys)}</td>
      <td className="cell-floor figure">{count(row.floorArea)}</td>
      <td className="cell-residents figure">{count(row.residents)}</td>
    </tr>
  );
}
