import { ask, ServerFailure } from '../../server/ask';
import { graphql, type ResultOf } from '../../server/graphql';
import { methodFields } from '../../server/method';

export const gapRows = graphql(
  `
  fragment GapRows on GapsConnection {
    totalCount
    nodes { polygon radius areaHectares buildings residents residentsNotOnRecord method { ...MethodFields } }
  }
`,
  [methodFields],
);

export const gapsQuery = graphql(
  `
  query coverageGaps($code: String!, $radius: Float!, $asOf: String!, $first: Int!) {
    area(code: $code) { hydrantCoverage(radius: $radius, asOf: $asOf) { gaps(first: $first) { ...GapRows } } }
  }
`,
  [gapRows],
);

export const standardGapsQuery = graphql(
  `
  query standardGaps($code: String!, $standard: String!, $asOf: String!, $first: Int!) {
    area(code: $code) { hydrantCoverage(standard: $standard, asOf: $asOf) { verdicts { gaps(first: $first) { ...GapRows } } } }
  }
`,
  [gapRows],
);

export type Gaps = ResultOf<typeof gapRows>;
export type Gap = NonNullable<Gaps['nodes']>[number];

/** What gaps are beyond: a radius that the reader sets, or the one that a standard sets for each building. */
export type Beyond = { radius: number } | { standard: string };

interface Asked {
  code: string;
  asOf: string;
  first: number;
}

/** What the server says of a request that took too long. */
const tookTooLong = 'HC0045';
const attempts = 4;

/**
 * Null: there is no radius to judge by, or nothing to judge. Where a busy server takes longer than a request may, it goes on drawing, and
 * the next request joins it.
 */
export async function askGaps(asked: Asked, beyond: Beyond, language: string, signal: AbortSignal, work: string): Promise<Gaps | null> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await askOnce(asked, beyond, language, signal, work);
    } catch (error) {
      if (!(error instanceof ServerFailure) || error.code !== tookTooLong || attempt === attempts || signal.aborted) throw error;
    }
  }
}

async function askOnce(asked: Asked, beyond: Beyond, language: string, signal: AbortSignal, work: string): Promise<Gaps | null> {
  if ('radius' in beyond) {
    const { area } = await ask(gapsQuery, { ...asked, radius: beyond.radius }, language, signal, work);
    if (!area) throw new ServerFailure('refused', asked.code, 'AREA_UNKNOWN');
    return area.hydrantCoverage.gaps;
  }
  const { area } = await ask(standardGapsQuery, { ...asked, standard: beyond.standard }, language, signal, work);
  if (!area) throw new ServerFailure('refused', asked.code, 'AREA_UNKNOWN');
  return area.hydrantCoverage.verdicts?.gaps ?? null;
}
