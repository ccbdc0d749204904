import { useTranslation } from 'react-i18next';
import type { Area } from '../../../areas/area';
import { useFormats } from '../../../i18n/formats';
import { showPlaces } from '../../../map/commands';
import { hovered } from '../../../map/scene';
import { useCell } from '../../../view/cell';
import { setView } from '../../../view/store';
import { alongHose, foundOf, rowMetres } from '../measured';
import type { FailingRow, StandardVerdicts } from './standardVerdicts';

/** The farthest of those that fail, each with the clause; the whole list opens as a table. */
export function FailingRows({ verdicts, test }: { area: Area; verdicts: StandardVerdicts; test: string | undefined }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const nodes = verdicts.buildings?.nodes ?? [];
  const total = verdicts.buildings?.totalCount ?? 0;
  return (
    <section className="section">
      <h2>{t('coverage.failing', { n: count(total) })}</h2>
      {nodes.length === 0 && <p className="soft">{t('coverage.noneFails')}</p>}
      <ul className="rows" data-testid="failing">
        {nodes.map((each) => (
          <li key={each.featureId}>
            <Row row={each} test={test} />
          </li>
        ))}
      </ul>
      {total > 0 && (
        <button type="button" className="more" onClick={() => setView({ list: true })} data-testid="open-table">
          {t('coverage.openTable')}
        </button>
      )}
    </section>
  );
}

function Row({ row, test }: { row: FailingRow; test: string | undefined }) {
  const { t } = useTranslation();
  const { metres, figure } = useFormats();
  const lit = useCell(hovered);
  const thing = { layer: 'buildings', featureId: row.featureId };
  const open = () => {
    setView({ selected: thing });
    if (row.longitude !== null && row.latitude !== null) showPlaces([[row.longitude, row.latitude]]);
  };
  const isLit = lit?.layer === 'buildings' && lit.featureId === row.featureId;
  const { decision } = row;
  // The figure at the end is what the list is in the order of; what the test measured, where that is something else, stands with its name.
  const found = !alongHose(test) && decision?.test !== 'RADIUS' ? foundOf(decision, figure) : null;
  const unit = decision?.unit === 'L/s' ? 'flow' : (decision?.unit ?? 'm');
  const why = [
    decision && !test && t(`tests.test.${decision.test}`),
    found && t(`tests.unit.${unit}`, { n: found }) + (decision?.limit == null ? '' : ` / ${figure(decision.limit)}`),
    decision?.rule && [decision.rule.document, decision.rule.clause].filter((part) => part !== '-').join(' '),
  ];
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
      <span className="row-main">
        <span className="row-title">{row.address ?? t('coverage.unnamed', { id: row.featureId })}</span>
        <span className="row-note">{why.filter(Boolean).join(' · ')}</span>
      </span>
      <span className="row-figure">
        {rowMetres(row, test, metres)}
        {!alongHose(test) && decision?.test !== 'RADIUS' && <span className="row-note">{t('coverage.straight')}</span>}
      </span>
    </button>
  );
}
