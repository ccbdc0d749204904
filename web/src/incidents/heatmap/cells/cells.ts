import { ask, ServerFailure } from '../../../server/ask';
import { bytesOf } from '../../../server/bytes';
import { graphql, type ResultOf, type VariablesOf } from '../../../server/graphql';
import { methodFields } from '../../../server/method';

export const cellsQuery = graphql(
  `
  query incidentCells(
    $code: String!, $filter: IncidentFilter, $beforeFrom: String, $beforeTo: String
    $shape: CellShape!, $cellMetres: Float!, $exposure: CellExposure!, $order: CellOrder!
  ) {
    area(code: $code) {
      incidentCells(filter: $filter, beforeFrom: $beforeFrom, beforeTo: $beforeTo, shape: $shape, cellMetres: $cellMetres, exposure: $exposure) {
        from to beforeFrom beforeTo incidents incidentsBefore rough unlocated
        countClasses rateClasses rateUnit leastExposure more fewer cellCount packed
        lattice { shape metres west north perDegreeEast perDegreeNorth }
        cells(first: 6, order: $order) { geometry incidents before p change rate mask exposed }
        method { ...MethodFields }
      }
    }
  }
`,
  [methodFields],
);

type Answered = NonNullable<ResultOf<typeof cellsQuery>['area']>['incidentCells'];
type Variables = VariablesOf<typeof cellsQuery>;

export type CellsQuestion = Variables;
export type Lattice = Answered['lattice'];
export type CellRow = Answered['cells'][number];

/** All cells with a fire; one entry of each list is a cell. */
export interface PackedCells {
  columns: Int32Array;
  rows: Int32Array;
  incidents: Int32Array;
  /** -1: there is no earlier period. */
  before: Int32Array;
  /** NaN: there is no rate. */
  rates: Float32Array;
  /** 0: no difference beyond chance; 1: more; 2: fewer. */
  changes: Uint8Array;
  /** 0: there is a rate; 1: too little is there; 2: not known what is there. */
  masks: Uint8Array;
}

export interface Cells extends Omit<Answered, 'packed'> {
  packed: PackedCells;
}

const bytesOfCell = 24;

export function unpack(base64: string): PackedCells {
  const view = bytesOf(base64);
  const n = view.byteLength / bytesOfCell;
  const cells: PackedCells = {
    columns: new Int32Array(n),
    rows: new Int32Array(n),
    incidents: new Int32Array(n),
    before: new Int32Array(n),
    rates: new Float32Array(n),
    changes: new Uint8Array(n),
    masks: new Uint8Array(n),
  };
  for (let i = 0; i < n; i++) {
    const at = i * bytesOfCell;
    cells.columns[i] = view.getInt32(at, true);
    cells.rows[i] = view.getInt32(at + 4, true);
    cells.incidents[i] = view.getInt32(at + 8, true);
    cells.before[i] = view.getInt32(at + 12, true);
    cells.rates[i] = view.getFloat32(at + 16, true);
    const flags = view.getInt32(at + 20, true);
    cells.changes[i] = flags & 3;
    cells.masks[i] = flags >> 2;
  }
  return cells;
}

const kept = new Map<string, Promise<Cells>>();
const mostKept = 40;

/** Counts by their question; `version` is that of the area's data. Pictures of a playing slider are asked for ahead, and once. */
export function askCells(question: CellsQuestion, version: number, language: string): Promise<Cells> {
  const key = JSON.stringify([question, version, language]);
  const known = kept.get(key);
  if (known) return known;
  const asked = ask(cellsQuery, question, language).then(({ area }) => {
    if (!area) throw new ServerFailure('refused', question.code, 'AREA_UNKNOWN');
    const { packed, ...answer } = area.incidentCells;
    return { ...answer, packed: unpack(packed) };
  });
  kept.set(key, asked);
  asked.catch(() => kept.delete(key));
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return asked;
}
