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

/**
 * Days to compare and those before them: as many whole years earlier as they need, so that the season is the same; a month that the record does not fill ends
 * with the record on both sides.
 */
export function comparison({ from, to }: Pick<ViewState, 'from' | 'to'>, record: Span) {
  const last = to ?? record.to.slice(0, 7);
  const first = from ?? addMonths(last, 1 - usual);
  const years = Math.max(1, Math.ceil((monthIndex(last) - monthIndex(first) + 1) / 12));
  const end = lastDayOf(last) < record.to ? lastDayOf(last) : record.to;
  const beforeFrom = `${addMonths(first, -12 * years)}-01`;
  const beforeTo = [`${addMonths(last, -12 * years)}${end.slice(7)}`, lastDayOf(addMonths(last, -12 * years))].sort()[0] ?? '';
  return { from: `${first}-01`, to: end, beforeFrom, beforeTo };
}

export function cellsQuestion(code: string, cells: CellView, view: Pick<ViewState, 'from' | 'to' | 'fires'>, record: Span): CellsQuestion {
  const { shape, metres, measure } = cells;
  const days = measure === 'CHANGE' ? comparison(view, record) : undefined;
  return {
    code,
    shape,
    cellMetres: metres,
    filter: { ...filterOf(view), ...(days && { from: days.from, to: days.to }) },
    beforeFrom: days?.beforeFrom,
    beforeTo: days?.beforeTo,
    exposure: measure === 'FLOOR_AREA' || measure === 'RESIDENTS' ? measure : 'BUILDINGS',
    order: measure === 'COUNT' ? 'INCIDENTS' : measure === 'CHANGE' ? 'DIFFERENCE' : 'RATE',
  };
}
