import { matching, numberWithin, oneOf, type Words } from './words';

/** One of each at most; words as the API spells them, absent: any. */
export interface TableChoice {
  verdict?: 'FAIL' | 'UNKNOWN' | 'PASS';
  decidedBy?: VerdictTest;
  reason?: string;
  use?: string;
  /** Id of the division. */
  division?: string;
  order: TableOrder;
  descending: boolean;
}

export type VerdictTest = 'RADIUS' | 'HOSE_LAY' | 'COMBINED' | 'SUPPLY' | 'STATE';

export type TableOrder = (typeof tableOrders)[number];

export const defaultRadius = 150;

export const defaultStandard = 'cn-gb50974-2014+gb55036-2022';

export const radiusRange = { min: 50, max: 500, step: 10 } as const;

const tableOrders = ['ADDRESS', 'DISTANCE', 'STOREYS', 'FLOOR_AREA', 'RESIDENTS'] as const;

export const defaultTable: TableChoice = { verdict: 'FAIL', order: 'DISTANCE', descending: true };

const planTests = ['RADIUS', 'HOSE_LAY', 'COMBINED', 'SUPPLY', 'STATE', 'OVERALL'] as const;

export type PlanTest = (typeof planTests)[number];

const verdictTests: VerdictTest[] = ['RADIUS', 'HOSE_LAY', 'COMBINED', 'SUPPLY', 'STATE'];

/** Coverage, verdicts and plans. */
export interface HydrantsView {
  /** Day the hydrants are judged on, YYYY-MM-DD; absent: today. */
  asOf?: string;
  /** Metres. */
  radius: number;
  /** Whether coverage is judged by the radius alone or by the standard. */
  judge: 'radius' | 'standard';
  /** Id of the standard that things are judged by. */
  standard: string;
  /** Test whose verdicts a plan is judged by, such as HOSE_LAY; OVERALL: all that the standard demands. */
  test: PlanTest;
  /** Id of the saved scenario that is open. */
  scenario?: string;
  /** The test of the standard that coverage shows; absent: all that it demands, together. */
  verdictTest?: VerdictTest;
  /** Whether the whole list of verdicts is open as a table. */
  list: boolean;
  /** What that table shows, and in which order; absent: those that fail, the farthest first. */
  table?: TableChoice;
}

/** "verdict.decidedBy.reason.use.division.order", an empty word: any; a "-" before the order: the largest first. */
function parseTable(text: string | null): TableChoice | undefined {
  if (text === null) return undefined;
  const [verdict, decidedBy, reason, use, division, order = ''] = text.split('.');
  const word = (value = '') => matching(value.toUpperCase(), /^[A-Z_]+$/);
  return {
    verdict: oneOf(word(verdict) ?? null, ['FAIL', 'UNKNOWN', 'PASS'] as const),
    decidedBy: oneOf(word(decidedBy) ?? null, verdictTests),
    reason: word(reason),
    use: word(use),
    division: matching(division ?? null, /^[0-9a-f-]{36}$/),
    order: oneOf(order.replace('-', '').toUpperCase(), tableOrders) ?? defaultTable.order,
    descending: order.startsWith('-'),
  };
}

function formatTable(table: TableChoice | undefined): string | undefined {
  if (!table) return undefined;
  const { verdict, decidedBy, reason, use, division, order, descending } = table;
  return [verdict, decidedBy, reason, use, division, `${descending ? '-' : ''}${order}`]
    .map((each) => each ?? '')
    .join('.')
    .toLowerCase();
}

export const parseHydrants = (query: URLSearchParams): HydrantsView => ({
  asOf: matching(query.get('asof'), /^\d{4}-\d{2}-\d{2}$/),
  radius: numberWithin(query.get('radius'), radiusRange.min, radiusRange.max) ?? defaultRadius,
  judge: oneOf(query.get('judge'), ['standard'] as const) ?? 'radius',
  standard: matching(query.get('standard'), /^[a-z0-9][a-z0-9.+-]{1,59}$/) ?? defaultStandard,
  test: oneOf(query.get('test'), planTests) ?? 'RADIUS',
  scenario: matching(query.get('scenario'), /^[0-9a-f-]{36}$/),
  verdictTest: oneOf(query.get('verdict')?.toUpperCase() ?? null, verdictTests),
  list: query.get('list') === '1',
  table: parseTable(query.get('rows')),
});

export const formatHydrants = (view: HydrantsView): Words => [
  ['asof', view.asOf],
  ['radius', view.radius === defaultRadius ? undefined : view.radius],
  ['judge', view.judge === 'radius' ? undefined : view.judge],
  ['list', view.list ? 1 : undefined],
  ['rows', view.list ? formatTable(view.table) : undefined],
  ['verdict', view.verdictTest?.toLowerCase()],
  ['standard', view.standard === defaultStandard ? undefined : view.standard],
  ['test', view.test === 'RADIUS' ? undefined : view.test],
  ['scenario', view.scenario],
];
