/** What the address bar holds: send it, and the other person sees the same. */
export type Question =
  | 'coverage'
  | 'plan'
  | 'fires'
  | 'trends'
  | 'hotspots'
  | 'risk'
  | 'zones'
  | 'data'
  | 'review'
  | 'survey'
  | 'boards'
  | 'reports'
  | 'units'
  | 'accounts'
  | 'field'
  | 'hazards';
export type Language = 'zh-CN' | 'en';
export type Base = 'light' | 'dark';

/** A feature by its table and its number in the tiles. */
export interface Selection {
  layer: string;
  featureId: number;
}

export interface Found {
  /** Degrees. */
  lat: number;
  lng: number;
  /** Expected error in metres; 0: the place is exact. */
  radius: number;
  /** What was matched, such as DOOR_NUMBER. */
  level?: string;
  label: string;
  /** The outside geocoder whose word it is; absent: the area's own data say so. */
  via?: string;
  /** The old name it was found by; not kept in the address. */
  alias?: FormerName;
}

/** A name that a place had; days as YYYY-MM-DD, null: not known. */
export interface FormerName {
  name: string;
  validFrom: string | null;
  validTo: string | null;
}

export interface ViewState {
  area?: string;
  /** null: the panel is closed. */
  question: Question | null;
  /** Display zoom, latitude and longitude of the middle in degrees; absent: show the whole area. */
  place?: { zoom: number; lat: number; lng: number };
  /** Layers shown; absent: those that belong to the question. */
  layers?: string[];
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
  /** Months of the fire record, YYYY-MM, both included; absent: all of it. */
  from?: string;
  to?: string;
  /** Year that the fires of another are measured by; absent: the one before. */
  baselineYear?: number;
  /** Target as a change of the baseline year's fires, percent. */
  target: number;
  /** Kernel bandwidth in metres; absent: chosen by the server. */
  bandwidth?: number;
  /** Half of that, or half as much again; absent: all of it. */
  times?: 'HALF' | 'ONE_AND_A_HALF';
  /** Fires counted on cells; absent: their density. */
  cells?: CellView;
  /** Which fires; absent: all of them. */
  fires?: FireChoice;
  zoneKind?: string;
  zoneOrder?: ZoneOrder;
  /** Which hazards, and how they are looked at. */
  hazards?: HazardView;
  /** Id of the stop of the day's list whose form is open. */
  visit?: string;
  /** Number of the hazard whose notice is shown for printing. */
  notice?: number;
  /** What is asked of zones; absent: which need a check-up most. */
  zonesTab?: ZonesTab;
  /** Part of a zone's card; absent: its rounds, or the facts of one that is not examined. */
  zoneTab?: ZoneTab;
  /** What the vital signs are shown of, and by which weights. */
  signs?: SignsChoice;
  selected?: Selection;
  /** Layer whose rows wait in the review desk; absent: all. */
  waiting?: string;
  /** Id of a dry run that is looked at. */
  preview?: string;
  /** Id of the uploaded file that the preview is of; absent: it is at the command line. */
  upload?: string;
  /** A place that was searched for. */
  found?: Found;
  /** Which board; absent: the week's tasks. */
  board?: Board;
  /** What a board is about: a day of the week, YYYY-MM-DD, a month, YYYY-MM, or a year; absent: the present one. */
  when?: string;
  /** Id of the campaign that is open. */
  campaign?: string;
  /** The rows behind a figure. */
  records?: Records;
  /** Slide of the boards that a projector shows; absent: nobody presents. */
  slide?: number;
  /** Which list of units; absent: all of them. */
  units?: UnitList;
  /** What that list is cut by, as the API has it. */
  unitFilter?: UnitFilter;
  /** Which page of the accounts; absent: the accounts themselves. */
  accountTab?: AccountTab;
  language?: Language;
  base: Base;
}

export const boards = ['month', 'year', 'campaigns'] as const;
export type Board = (typeof boards)[number];
export const unitLists = ['highrises', 'ebikes', 'alarms'] as const;
export type UnitList = (typeof unitLists)[number];
export const accountTabs = ['keys', 'audit'] as const;
export type AccountTab = (typeof accountTabs)[number];
export const recordKinds = ['HAZARDS', 'INSPECTIONS', 'PREMISES', 'INCIDENTS', 'HYDRANTS', 'ROUNDS'] as const;

/** A list of the API with the filter that a figure gave it. */
export interface Records {
  kind: (typeof recordKinds)[number];
  /** JSON of that list's filter. */
  filter: string;
  /** What the figure is called. */
  title?: string;
}

export const unitFlags = ['overdue', 'unvisited', 'high', 'dishonest', 'unplaced', 'crowded'] as const;
export interface UnitFilter {
  text?: string;
  supervision?: 'KEY' | 'GENERAL' | 'SMALL';
  /** Id of the town. */
  division?: string;
  flag?: (typeof unitFlags)[number];
}

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

export const cellMeasures = ['COUNT', 'BUILDINGS', 'FLOOR_AREA', 'RESIDENTS', 'CHANGE'] as const;
/** What cells show: fires, fires by what stands there, or beside an earlier time. */
export type CellMeasure = (typeof cellMeasures)[number];
/** Sizes at hand, metres. */
export const cellSizes = [100, 250, 500, 1_000, 2_000] as const;

export interface CellView {
  shape: 'SQUARE' | 'HEXAGON';
  /** Side of a square, width of a hexagon. */
  metres: number;
  measure: CellMeasure;
}

/** One of each at most; an empty word: nobody stated it. */
export interface FireChoice {
  kind?: string;
  cause?: string;
  place?: string;
  /** 0 to 23. */
  hour?: number;
  /** 1 (Monday) to 7. */
  weekday?: number;
  /** Only those in the part of the map that is seen. */
  seen?: boolean;
}

export const hazardTabs = ['list', 'overdue', 'relapse', 'visits'] as const;
export type HazardTab = (typeof hazardTabs)[number];

export interface HazardView {
  tab: HazardTab;
  /** As HazardFilter of the API has it; absent: all that are open. */
  filter?: Readonly<Record<string, unknown>>;
  /** As InspectionFilter of the API has it, for the list of visits. */
  visits?: Readonly<Record<string, unknown>>;
  /** What the groups are: OFFICER or TOWN of those overdue; ZONE, KIND … of those that came back. */
  by?: string;
  /** Days within which what comes back counts. */
  within?: number;
}

export type TableOrder = (typeof tableOrders)[number];
export type ZoneOrder = 'coverage' | 'fires' | 'density';

export const zonesTabs = ['rounds', 'signs', 'proposals'] as const;
export type ZonesTab = (typeof zonesTabs)[number];
export const zoneTabs = ['rounds', 'signs', 'facts'] as const;
export type ZoneTab = (typeof zoneTabs)[number];

/** Absent: zones, the tree's own weights, nothing open. */
export interface SignsChoice {
  of?: 'TOWNS' | 'AREA';
  /** Weights as weightsWord writes them. */
  weights?: string;
  /** Key of the row that is open. */
  row?: string;
  /** Key of the row that it is compared with. */
  beside?: string;
}

export const defaultRadius = 150;
export const defaultStandard = 'cn-gb50974-2014+gb55036-2022';
/** The share that the reports of 2025 ask for: 11 % fewer. */
export const defaultTarget = -11;
export const radiusRange = { min: 50, max: 500, step: 10 } as const;

const tableOrders = ['ADDRESS', 'DISTANCE', 'STOREYS', 'FLOOR_AREA', 'RESIDENTS'] as const;
export const defaultTable: TableChoice = { verdict: 'FAIL', order: 'DISTANCE', descending: true };

const planTests = ['RADIUS', 'HOSE_LAY', 'COMBINED', 'SUPPLY', 'STATE', 'OVERALL'] as const;
export type PlanTest = (typeof planTests)[number];

const questions: Question[] = [
  'coverage',
  'plan',
  'fires',
  'trends',
  'hotspots',
  'risk',
  'zones',
  'data',
  'review',
  'survey',
  'boards',
  'reports',
  'units',
  'accounts',
  'field',
  'hazards',
];
const verdictTests: VerdictTest[] = ['RADIUS', 'HOSE_LAY', 'COMBINED', 'SUPPLY', 'STATE'];
const zoneOrders: ZoneOrder[] = ['coverage', 'fires', 'density'];

function oneOf<T extends string>(value: string | null, allowed: readonly T[]): T | undefined {
  return allowed.find((each) => each === value);
}

function matching(value: string | null, pattern: RegExp): string | undefined {
  return value !== null && pattern.test(value) ? value : undefined;
}

function numberWithin(value: string | null, min: number, max: number): number | undefined {
  const number = value === null || value === '' ? Number.NaN : Number(value);
  return number >= min && number <= max ? number : undefined;
}

function parsePlace(value: string | null): ViewState['place'] {
  const [zoom, lat, lng] = (value ?? '').split('/').map(Number);
  if (zoom === undefined || lat === undefined || lng === undefined) return undefined;
  const sane = zoom >= 0 && zoom <= 22 && Math.abs(lat) <= 85 && Math.abs(lng) <= 180;
  return sane ? { zoom, lat, lng } : undefined;
}

function parseSelection(value: string | null): Selection | undefined {
  const found = /^([a-z_]+):(\d+)$/.exec(value ?? '');
  return found?.[1] ? { layer: found[1], featureId: Number(found[2]) } : undefined;
}

function parseFound(place: string | null, label: string | null, via: string | null): Found | undefined {
  const [lat, lng, radius, level] = (place ?? '').split('/');
  const numbers = [numberWithin(lat ?? null, -90, 90), numberWithin(lng ?? null, -180, 180), numberWithin(radius ?? null, 0, 1e6)];
  if (numbers.includes(undefined)) return undefined;
  const [y = 0, x = 0, error = 0] = numbers;
  return {
    lat: y,
    lng: x,
    radius: error,
    level: matching(level ?? null, /^[A-Z_]+$/),
    label: (label ?? '').slice(0, 200),
    via: matching(via, /^[\w.-]{1,40}$/),
  };
}

function parseRecords(value: string | null, title: string | null): Records | undefined {
  const [, word = '', filter = ''] = /^([a-z]+):(\{.*\})$/.exec(value ?? '') ?? [];
  const kind = oneOf(word.toUpperCase(), recordKinds);
  if (!kind || filter.length > 4_000) return undefined;
  try {
    JSON.parse(filter);
  } catch {
    return undefined;
  }
  return { kind, filter, title: title?.slice(0, 200) || undefined };
}

function parseUnits(query: URLSearchParams): UnitFilter | undefined {
  const filter: UnitFilter = {
    text: query.get('ut')?.slice(0, 100) || undefined,
    supervision: oneOf(query.get('us')?.toUpperCase() ?? null, ['KEY', 'GENERAL', 'SMALL'] as const),
    division: matching(query.get('ud'), /^[0-9a-f-]{36}$/),
    flag: oneOf(query.get('ux'), unitFlags),
  };
  return Object.values(filter).some((value) => value !== undefined) ? filter : undefined;
}

function parseFires(query: URLSearchParams): FireChoice | undefined {
  const word = (name: string) => query.get(name)?.slice(0, 100) ?? undefined;
  const choice: FireChoice = {
    kind: word('fk'),
    cause: word('fc'),
    place: word('fp'),
    hour: numberWithin(query.get('fh'), 0, 23),
    weekday: numberWithin(query.get('fd'), 1, 7),
    seen: query.get('fs') === '1' || undefined,
  };
  return Object.values(choice).some((value) => value !== undefined) ? choice : undefined;
}

/** "relapse/kind/365": how hazards are looked at; which ones stand beside it as JSON. */
function parseHazards(query: URLSearchParams): HazardView | undefined {
  const [tab, by, within] = (query.get('hv') ?? '').split('/');
  const [filter, visits] = [parseFilter(query.get('hf')), parseFilter(query.get('vf'))];
  const view: HazardView = {
    tab: oneOf(tab ?? null, hazardTabs) ?? 'list',
    by: matching(by?.toUpperCase() ?? null, /^[A-Z_]+$/),
    within: numberWithin(within ?? null, 30, 1_825),
    filter,
    visits,
  };
  return query.has('hv') || filter || visits ? view : undefined;
}

/** A filter as the API takes it: an object of plain values; the API itself says what it does not know. */
function parseFilter(text: string | null): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function formatHazards(view: HazardView | undefined): string | undefined {
  if (!view || (view.tab === 'list' && !view.by && !view.within)) return undefined;
  return [view.tab, view.by?.toLowerCase() ?? '', view.within ?? ''].join('/').replace(/\/+$/, '');
}

const asJson = (value: object | undefined) => (value && Object.keys(value).length > 0 ? JSON.stringify(value) : undefined);

function parseSigns(query: URLSearchParams): SignsChoice | undefined {
  const choice: SignsChoice = {
    of: oneOf(query.get('signs')?.toUpperCase() ?? null, ['TOWNS', 'AREA'] as const),
    weights: matching(query.get('weights'), /^[\w:,./-]{1,2000}$/),
    row: matching(query.get('row'), /^[0-9a-z-]{1,40}$/),
    beside: matching(query.get('beside'), /^[0-9a-z-]{1,40}$/),
  };
  return Object.values(choice).some((value) => value !== undefined) ? choice : undefined;
}

/** hexagon/500/count */
function parseCells(value: string | null): CellView | undefined {
  const [shape, metres, measure] = (value ?? '').toUpperCase().split('/');
  const size = numberWithin(metres ?? null, 50, 5_000);
  const known = oneOf(shape ?? null, ['SQUARE', 'HEXAGON'] as const);
  return known && size ? { shape: known, metres: size, measure: oneOf(measure ?? null, cellMeasures) ?? 'COUNT' } : undefined;
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

/** Anything unknown or out of range falls back to its default: an old or mistyped address still opens a map. */
export function parseUrl(search: string): ViewState {
  const query = new URLSearchParams(search);
  const asked = query.get('q');
  return {
    area: matching(query.get('area'), /^[a-z0-9][a-z0-9_-]{0,31}$/),
    question:
      /^[0-9a-f-]{36}$/.test(query.get('preview') ?? '') && asked === null
        ? 'data'
        : asked === 'none'
          ? null
          : (oneOf(asked, questions) ?? 'coverage'),
    place: parsePlace(query.get('at')),
    layers: query.has('layers') ? (query.get('layers') ?? '').split(',').filter((name) => /^[a-z_]+$/.test(name)) : undefined,
    asOf: matching(query.get('asof'), /^\d{4}-\d{2}-\d{2}$/),
    radius: numberWithin(query.get('radius'), radiusRange.min, radiusRange.max) ?? defaultRadius,
    judge: oneOf(query.get('judge'), ['standard'] as const) ?? 'radius',
    list: query.get('list') === '1',
    table: parseTable(query.get('rows')),
    verdictTest: oneOf(query.get('verdict')?.toUpperCase() ?? null, verdictTests),
    standard: matching(query.get('standard'), /^[a-z0-9][a-z0-9.+-]{1,59}$/) ?? defaultStandard,
    test: oneOf(query.get('test'), planTests) ?? 'RADIUS',
    scenario: matching(query.get('scenario'), /^[0-9a-f-]{36}$/),
    from: matching(query.get('from'), /^\d{4}-\d{2}$/),
    to: matching(query.get('to'), /^\d{4}-\d{2}$/),
    baselineYear: numberWithin(query.get('vs'), 1900, 2100),
    target: numberWithin(query.get('target'), -99, 1000) ?? defaultTarget,
    bandwidth: numberWithin(query.get('bw'), 100, 5_000),
    times: oneOf(query.get('bt'), ['HALF', 'ONE_AND_A_HALF'] as const),
    cells: parseCells(query.get('cells')),
    fires: parseFires(query),
    zoneKind: matching(query.get('kind'), /^[\w-]+$/),
    zoneOrder: oneOf(query.get('by'), zoneOrders),
    hazards: parseHazards(query),
    visit: matching(query.get('visit'), /^[\w/.-]{1,80}$/),
    notice: numberWithin(query.get('notice'), 1, 2 ** 31),
    zonesTab: oneOf(query.get('zones'), zonesTabs),
    zoneTab: oneOf(query.get('part'), zoneTabs),
    signs: parseSigns(query),
    selected: parseSelection(query.get('sel')),
    waiting: matching(query.get('waiting'), /^[a-z_]+$/),
    preview: matching(query.get('preview'), /^[0-9a-f-]{36}$/),
    upload: matching(query.get('upload'), /^[0-9a-f-]{36}$/),
    found: parseFound(query.get('found'), query.get('find'), query.get('via')),
    board: oneOf(query.get('board'), boards),
    when: matching(query.get('when'), /^\d{4}(-\d{2}){0,2}$/),
    campaign: matching(query.get('campaign'), /^[0-9a-f-]{36}$/),
    records: parseRecords(query.get('rec'), query.get('of')),
    slide: numberWithin(query.get('slide'), 1, 9),
    units: oneOf(query.get('units'), unitLists),
    unitFilter: parseUnits(query),
    accountTab: oneOf(query.get('tab'), accountTabs),
    language: oneOf(query.get('lang'), ['zh-CN', 'en'] as const),
    base: oneOf(query.get('base'), ['light', 'dark'] as const) ?? 'light',
  };
}

/** Shortest address that parses back to the same view. */
export function formatUrl(view: ViewState): string {
  const pairs: [string, string | number | undefined][] = [
    ['area', view.area],
    ['q', view.question === null ? 'none' : view.question === 'coverage' ? undefined : view.question],
    ['at', view.place && `${trim(view.place.zoom, 2)}/${trim(view.place.lat, 5)}/${trim(view.place.lng, 5)}`],
    ['layers', view.layers?.join(',')],
    ['asof', view.asOf],
    ['radius', view.radius === defaultRadius ? undefined : view.radius],
    ['judge', view.judge === 'radius' ? undefined : view.judge],
    ['list', view.list ? 1 : undefined],
    ['rows', view.list ? formatTable(view.table) : undefined],
    ['verdict', view.verdictTest?.toLowerCase()],
    ['standard', view.standard === defaultStandard ? undefined : view.standard],
    ['test', view.test === 'RADIUS' ? undefined : view.test],
    ['scenario', view.scenario],
    ['from', view.from],
    ['to', view.to],
    ['vs', view.baselineYear],
    ['target', view.target === defaultTarget ? undefined : view.target],
    ['bw', view.bandwidth],
    ['bt', view.times],
    ['cells', view.cells && [view.cells.shape, view.cells.metres, view.cells.measure].join('/').toLowerCase()],
    ['fk', view.fires?.kind],
    ['fc', view.fires?.cause],
    ['fp', view.fires?.place],
    ['fh', view.fires?.hour],
    ['fd', view.fires?.weekday],
    ['fs', view.fires?.seen ? 1 : undefined],
    ['kind', view.zoneKind],
    ['by', view.zoneOrder],
    ['hv', formatHazards(view.hazards)],
    ['hf', asJson(view.hazards?.filter)],
    ['vf', asJson(view.hazards?.visits)],
    ['visit', view.visit],
    ['notice', view.notice],
    ['zones', view.zonesTab],
    ['part', view.zoneTab],
    ['signs', view.signs?.of?.toLowerCase()],
    ['weights', view.signs?.weights],
    ['row', view.signs?.row],
    ['beside', view.signs?.beside],
    ['sel', view.selected && `${view.selected.layer}:${view.selected.featureId}`],
    ['waiting', view.waiting],
    ['preview', view.preview],
    ['upload', view.upload],
    [
      'found',
      view.found &&
        [trim(view.found.lat, 6), trim(view.found.lng, 6), trim(view.found.radius, 0), view.found.level].filter(Boolean).join('/'),
    ],
    ['find', view.found?.label],
    ['via', view.found?.via],
    ['board', view.board],
    ['when', view.when],
    ['campaign', view.campaign],
    ['rec', view.records && `${view.records.kind.toLowerCase()}:${view.records.filter}`],
    ['of', view.records?.title],
    ['slide', view.slide],
    ['units', view.units],
    ['ut', view.unitFilter?.text],
    ['us', view.unitFilter?.supervision?.toLowerCase()],
    ['ud', view.unitFilter?.division],
    ['ux', view.unitFilter?.flag],
    ['tab', view.accountTab],
    ['lang', view.language],
    ['base', view.base === 'light' ? undefined : view.base],
  ];
  const written = pairs.filter(([, value]) => value !== undefined);
  // "/", "," and ":" are allowed in a query as they are, and read better so.
  const text = written.map(([name, value]) => `${name}=${encodeURIComponent(String(value)).replace(/%2F|%2C|%3A/g, decodeURIComponent)}`);
  return text.length > 0 ? `?${text.join('&')}` : '';
}

function trim(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}
