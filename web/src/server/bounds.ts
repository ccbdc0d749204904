import { graphql, type ResultOf } from './graphql';

export const boxFields = graphql(`
  fragment BoxFields on BoundingBox { west south east north }
`);

/** Angles in degrees. */
export type BoundingBox = ResultOf<typeof boxFields>;
