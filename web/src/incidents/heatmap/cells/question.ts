import { addMonths, lastDayOf, monthIndex } from '../../../time/days';
import type { CellView, ViewState } from '../../../view/url';
import { filterOf } from '../filter';
import type { CellsQuestion } from './cells';

/** Days of a record, YYYY-MM-DD. */
interface Span {
  from: string;
  to: string;
}

/** Months that are compared where none are chosen. */
const usual = 12;

/** Months to compare and those before them: as many whole years earlier as they need, so that the season is the same. */
export function comparison({ from, to }: Pick<ViewState, 'from' | 'to'>, record: Span) {
  const last = to ?? record.to.slice(0, 7);
  const first = from ?? addMonths(last, 1 - usual);
  const years = Math.max(1, Math.ceil((monthIndex(last) - monthIndex(first) + 1) / 12));
  return { from: first, to: last, beforeFrom: addMonths(first, -12 * years), beforeTo: addMonths(last, -12 * years) };
}

export function cellsQuestion(code: string, cells: CellView, view: Pick<ViewState, 'from' | 'to' | 'fires'>, record: Span): CellsQuestion {
  const { shape, metres, measure } = cells;
  const months = measure === 'CHANGE' ? comparison(view, record) : undefined;
  return {
    code,
    shape,
    cellMetres: metres,
    filter: filterOf({ ...view, ...(months && { from: months.from, to: months.to }) }),
    beforeFrom: months && `${months.beforeFrom}-01`,
    beforeTo: months && lastDayOf(months.beforeTo),
    exposure: measure === 'FLOOR_AREA' || measure === 'RESIDENTS' ? measure : 'BUILDINGS',
    order: measure === 'COUNT' ? 'INCIDENTS' : measure === 'CHANGE' ? 'DIFFERENCE' : 'RATE',
  };
}
