import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../../areas/area';
import { useFormats } from '../../../i18n/formats';
import { Failure } from '../../../shell/Failure';
import { Icon } from '../../../shell/Icon';
import { Skeleton } from '../../../shell/Skeleton';
import { setView, useView } from '../../../view/store';
import { defaultTable, type TableChoice, type TableOrder } from '../../../view/url';
import { alongHose } from '../measured';
import { SaveAs } from './SaveAs';
import { useVerdictPages } from './useVerdictPages';
import { reasons, uses, VerdictFilters } from './VerdictFilters';
import { VerdictRows } from './VerdictRows';
import type { ListAsked, ListFilter } from './verdictList';

/** Columns in their order, and what the list can be sorted by. */
const columns: [name: string, order: TableOrder | null][] = [
  ['address', 'ADDRESS'],
  ['verdict', null],
  ['found', null],
  ['clause', null],
  ['distance', 'DISTANCE'],
  ['use', null],
  ['storeys', 'STOREYS'],
  ['floor', 'FLOOR_AREA'],
  ['residents', 'RESIDENTS'],
];

/** The same, sorted by distance where that distance stands: a test along the hose has it in what was found, all others in the straight one. */
function columnsOf(test: ListAsked['test']): typeof columns {
  if (!alongHose(test)) return columns;
  return columns.map(([name, order]) => [name, name === 'found' ? 'DISTANCE' : name === 'distance' ? null : order]);
}

/** The whole list, over the lower part of the map: sorted and chosen by the server, lit on the map row by row, saved as it is shown. */
export default function VerdictTable({ area, asOf, test }: { area: Area; asOf: string; test: ListAsked['test'] }) {
  const { t, i18n } = useTranslation();
  const { count } = useFormats();
  const { standard, table = defaultTable } = useView();
  const { order, descending, use, ...rest } = table;
  // A word that an address brings and the list does not know chooses nothing.
  const filter: ListFilter = { ...rest, reason: reasons.find((each) => each === table.reason), use: uses.filter((each) => each === use) };
  if (filter.use?.length === 0) delete filter.use;
  const sorted = { order, descending };
  const asked: ListAsked = { code: area.code, standard, asOf, test, filter: { ...filter, test }, ...sorted };
  const { rows, total, waiting, failure, more, retry } = useVerdictPages(asked, area.dataVersion, i18n.language);
  const show = (change: Partial<TableChoice>) => setView({ table: { ...table, ...change } });
  const sort = (by: TableOrder) => show({ order: by, descending: order === by ? !descending : by !== 'ADDRESS' });
  const choose = (chosen: ListFilter) =>
    show({
      verdict: chosen.verdict ?? undefined,
      decidedBy: chosen.decidedBy ?? undefined,
      reason: chosen.reason ?? undefined,
      use: chosen.use?.[0],
      division: chosen.division ?? undefined,
    });
  useEffect(() => {
    document.documentElement.dataset.table = 'open';
    return () => void delete document.documentElement.dataset.table;
  }, []);
  const slot = document.getElementById('table');
  if (!slot) return null;
  return createPortal(
    <section className="float verdict-table" aria-label={t('table.title')} data-under-map data-testid="verdict-table" aria-busy={waiting}>
      <header className="verdict-table-head">
        <h2>
          {t('table.title')} <span className="soft">{total === null ? '' : t('coverage.buildings', { n: count(total) })}</span>
        </h2>
        <VerdictFilters area={area} filter={filter} onChange={choose} />
        <SaveAs area={area.code} asked={asked} />
        <button type="button" className="icon-button" aria-label={t('table.close')} onClick={() => setView({ list: false })}>
          <Icon name="close" size={18} />
        </button>
      </header>
      <table className="verdict-grid" aria-label={t('table.title')} aria-rowcount={(total ?? 0) + 1}>
        <thead>
          <tr className="verdict-row verdict-heads" aria-rowindex={1}>
            {columnsOf(test).map(([name, order]) => (
              <ColumnHead key={name} name={name} order={order} sorted={sorted} onSort={sort} />
            ))}
          </tr>
        </thead>
        {rows.length > 0 && <VerdictRows rows={rows} total={total ?? rows.length} more={more} />}
      </table>
      <div className="verdict-rest">
        {failure && <Failure failure={failure} retry={retry} />}
        {total === null && !failure && <Skeleton lines={4} />}
        {total === 0 && <p className="soft">{t('table.none')}</p>}
      </div>
    </section>,
    slot,
  );
}

interface HeadProps {
  name: string;
  order: TableOrder | null;
  sorted: { order: TableOrder; descending: boolean };
  onSort: (order: TableOrder) => void;
}

function ColumnHead({ name, order, sorted, onSort }: HeadProps) {
  const { t } = useTranslation();
  const title = t(`table.column.${name}`);
  const here = order !== null && sorted.order === order;
  return (
    <th
      scope="col"
      className={`cell-${name}`}
      aria-sort={order === null ? undefined : !here ? 'none' : sorted.descending ? 'descending' : 'ascending'}
    >
      {order === null ? (
        title
      ) : (
        <button type="button" onClick={() => onSort(order)} data-sorted={here || undefined}>
          {title}
          <span aria-hidden="true">{here ? (sorted.descending ? ' ↓' : ' ↑') : ''}</span>
        </button>
      )}
    </th>
  );
}
