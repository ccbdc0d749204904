import { graphql, type ResultOf } from './graphql';

export const methodFields = graphql(`
  fragment MethodFields on Method {
    name
    parameters { name value unit }
    standard
    clause
    neglects
    dataVersion
    computedAt
  }
`);

/** How a computed number came about. */
export type Method = ResultOf<typeof methodFields>;
export type MethodParameter = Method['parameters'][number];
