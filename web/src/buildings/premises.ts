import { figureFields } from '../boards/figure';
import { ask } from '../server/ask';
import { graphql, type ResultOf, type VariablesOf } from '../server/graphql';
import { methodFields } from '../server/method';

export const premisesQuery = graphql(
  `
  query premises($code: String!, $featureId: Int!) {
    area(code: $code) {
      onePremises(featureId: $featureId) {
        featureId name kind kindSrc address occupants note openedOn closedOn
        id version locationPrecision locatedBy
        location { who at address matchLevel confidence radiusMetres doubtful }
        dataset { name source crsSrc }
        creditCode supervision crowded floorAreaM2 storeys heightM cladding claddingPlate facilitiesOn hasManager owners commitment
        credit creditUntil
        town { id nameZh nameEn }
        filings { kind filedOn dueOn overdue }
        highRise { class rule heightM heightFrom }
        visits { count lastOn list { kind filter mapLayer } method { ...MethodFields } }
        hazardCounts {
          open { ...FigureFields } overdue { ...FigureFields } closed { ...FigureFields } returned { ...FigureFields }
          latestFoundOn
          method { ...MethodFields }
        }
        enforcement {
          penalties { ...FigureFields } amount { ...FigureFields }
          sealed { ...FigureFields } sealedNow { ...FigureFields }
          stopped { ...FigureFields } stoppedNow { ...FigureFields }
          method { ...MethodFields }
        }
        fires { how metres incident { featureId number kind address startedAt } }
      }
    }
  }
`,
  [figureFields, methodFields],
);

export const contactsQuery = graphql(`
  query premisesContacts($code: String!, $featureId: Int!) {
    area(code: $code) { onePremises(featureId: $featureId) { contacts { id role name phone version } } }
  }
`);

export type Premises = NonNullable<NonNullable<ResultOf<typeof premisesQuery>['area']>['onePremises']>;
export type Contact = NonNullable<NonNullable<ResultOf<typeof contactsQuery>['area']>['onePremises']>['contacts'][number];

export async function askPremises(
  asked: VariablesOf<typeof premisesQuery>,
  language: string,
  signal: AbortSignal,
): Promise<Premises | null> {
  const { area } = await ask(premisesQuery, asked, language, signal);
  return area?.onePremises ?? null;
}

/** Personal data: asked only when somebody wants to read them, for every reading is written down. */
export async function askContacts(code: string, featureId: number, language: string): Promise<readonly Contact[]> {
  const { area } = await ask(contactsQuery, { code, featureId }, language);
  return area?.onePremises?.contacts ?? [];
}
