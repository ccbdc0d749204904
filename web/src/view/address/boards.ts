import { matching, numberWithin, oneOf, type Words } from './words';

export const boards = ['month', 'year', 'campaigns'] as const;

export type Board = (typeof boards)[number];

export const recordKinds = ['HAZARDS', 'INSPECTIONS', 'PREMISES', 'INCIDENTS', 'HYDRANTS', 'ROUNDS'] as const;

/** A list of the API with the filter that a figure gave it. */
export interface Records {
  kind: (typeof recordKinds)[number];
  /** JSON of that list's filter. */
  filter: string;
  /** What the figure is called. */
  title?: string;
}

/** Boards and the rows behind their figures. */
export interface BoardsView {
  /** Which board; absent: the week's tasks. */
  board?: Board;
  /** What a board is about: a day of the week, YYYY-MM-DD, a month, YYYY-MM, or a year; absent: the present one. */
  when?: string;
  /** What the month's rates weigh, code:parts of a hundred; absent: as usual. */
  monthWeights?: string;
  /** Id of the campaign that is open. */
  campaign?: string;
  /** The rows behind a figure. */
  records?: Records;
  /** Slide of the boards that a projector shows; absent: nobody presents. */
  slide?: number;
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

export const parseBoards = (query: URLSearchParams): BoardsView => ({
  board: oneOf(query.get('board'), boards),
  when: matching(query.get('when'), /^\d{4}(-\d{2}){0,2}$/),
  monthWeights: matching(query.get('mw'), /^[a-z_0-9]{1,40}:\d{1,3}(,[a-z_0-9]{1,40}:\d{1,3}){0,9}$/),
  campaign: matching(query.get('campaign'), /^[0-9a-f-]{36}$/),
  records: parseRecords(query.get('rec'), query.get('of')),
  slide: numberWithin(query.get('slide'), 1, 9),
});

export const formatBoards = (view: BoardsView): Words => [
  ['board', view.board],
  ['when', view.when],
  ['mw', view.monthWeights],
  ['campaign', view.campaign],
  ['rec', view.records && `${view.records.kind.toLowerCase()}:${view.records.filter}`],
  ['of', view.records?.title],
  ['slide', view.slide],
];
