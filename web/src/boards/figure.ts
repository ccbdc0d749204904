import { graphql, type ResultOf } from '../server/graphql';

/** One number of a board, with the rows behind it. */
export const figureFields = graphql(`
  fragment FigureFields on Figure {
    code label value unit unknown unknownMeans
    list { kind filter mapLayer }
    unknownList { kind filter mapLayer }
  }
`);

export type Figure = ResultOf<typeof figureFields>;
export type FigureList = NonNullable<Figure['list']>;

/** The figure of that code, if the board has it. */
export function figureOf(figures: readonly Figure[], code: string): Figure | undefined {
  return figures.find((each) => each.code === code);
}
