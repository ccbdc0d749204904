import { matching, numberWithin, oneOf, someOf, type Words } from './words';

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

/** The share that the reports of 2025 ask for: 11 % fewer. */
export const defaultTarget = -11;

/** Fires: which, of when, and how they are drawn. */
export interface IncidentsView {
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
  return someOf(choice);
}

/** hexagon/500/count */
function parseCells(value: string | null): CellView | undefined {
  const [shape, metres, measure] = (value ?? '').toUpperCase().split('/');
  const size = numberWithin(metres ?? null, 50, 5_000);
  const known = oneOf(shape ?? null, ['SQUARE', 'HEXAGON'] as const);
  return known && size ? { shape: known, metres: size, measure: oneOf(measure ?? null, cellMeasures) ?? 'COUNT' } : undefined;
}

export const parseIncidents = (query: URLSearchParams): IncidentsView => ({
  from: matching(query.get('from'), /^\d{4}-\d{2}$/),
  to: matching(query.get('to'), /^\d{4}-\d{2}$/),
  baselineYear: numberWithin(query.get('vs'), 1900, 2100),
  target: numberWithin(query.get('target'), -99, 1000) ?? defaultTarget,
  bandwidth: numberWithin(query.get('bw'), 100, 5_000),
  times: oneOf(query.get('bt'), ['HALF', 'ONE_AND_A_HALF'] as const),
  cells: parseCells(query.get('cells')),
  fires: parseFires(query),
});

export const formatIncidents = (view: IncidentsView): Words => [
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
];
