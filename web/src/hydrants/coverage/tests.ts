import { ask } from '../../server/ask';
import { graphql, type ResultOf, type VariablesOf } from '../../server/graphql';
import { methodFields } from '../../server/method';

export const buildingVerdictQuery = graphql(
  `
  query buildingVerdict($code: String!, $featureId: Int!, $standard: String!, $asOf: String!) {
    area(code: $code) {
      buildingVerdict(featureId: $featureId, standard: $standard, asOf: $asOf) {
        verdict
        tests {
          test verdict reason reasonText number unit limit counted assumed
          rule { document clause value unit strength certainty source note }
          hydrant { way hydrant { number longitude latitude } }
        }
        method { ...MethodFields }
      }
    }
  }
`,
  [methodFields],
);

export const standardsQuery = graphql(`
  query standards($code: String!) {
    area(code: $code) { standards { id version title basedOn } }
  }
`);

export type BuildingTests = NonNullable<NonNullable<ResultOf<typeof buildingVerdictQuery>['area']>['buildingVerdict']>;
export type BuildingTest = BuildingTests['tests'][number];
export type StandardName = NonNullable<ResultOf<typeof standardsQuery>['area']>['standards'][number];

export async function askBuildingTests(
  asked: VariablesOf<typeof buildingVerdictQuery>,
  language: string,
  signal: AbortSignal,
): Promise<BuildingTests | null> {
  const { area } = await ask(buildingVerdictQuery, asked, language, signal);
  return area?.buildingVerdict ?? null;
}

/** The area's own copies come first. */
export async function askStandards(code: string, language: string, signal: AbortSignal): Promise<StandardName[]> {
  const { area } = await ask(standardsQuery, { code }, language, signal);
  return area?.standards ?? [];
}

/** Whether the verdict on the whole building rests on this test: the standard has a rule for it that must be kept. */
export function isDemanded({ rule }: Pick<BuildingTest, 'rule'>): boolean {
  return rule?.strength === 'MUST';
}

/** Flow must reach its limit, distances and days must not go beyond. */
export function isLeast({ unit }: Pick<BuildingTest, 'unit'>): boolean {
  return unit === 'L/s';
}

/** Whether the reason tells more than the number beside its limit does. */
export function tellsMore({ reason, number }: Pick<BuildingTest, 'reason' | 'number'>): boolean {
  return reason !== 'WITHIN' && !(reason === 'BEYOND' && number !== null);
}

/** Decimals that a number needs: one, or more where rounding would bring it to the other side of its limit. */
export function decimalsOf({ number, limit }: Pick<BuildingTest, 'number' | 'limit'>): number {
  if (number === null || limit === null) return 1;
  const side = (digits: number) => Math.sign(Number(number.toFixed(digits)) - limit);
  return [1, 2, 3].find((digits) => side(digits) === Math.sign(number - limit)) ?? 3;
}
