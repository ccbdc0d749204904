import { ask, ServerFailure } from '../server/ask';
import { graphql, type ResultOf } from '../server/graphql';
import { methodFields } from '../server/method';
import { figureFields } from './figure';

export const campaignsQuery = graphql(
  `
  query campaigns($code: String!) {
    area(code: $code) {
      campaigns {
        id name topic from to premisesKinds checklist target targetUnit note
        progress { asOf doneShare timeShare done { ...FigureFields } }
      }
    }
  }
`,
  [figureFields],
);

export const campaignQuery = graphql(
  `
  query campaign($code: String!, $id: ID!) {
    area(code: $code) {
      campaign(id: $id) {
        id version name topic from to premisesKinds checklist target targetUnit note
        progress {
          asOf doneShare timeShare onTimeShare onTimeLow onTimeHigh
          done { ...FigureFields }
          inScope { ...FigureFields }
          visited { ...FigureFields }
          hazardsFound { ...FigureFields }
          hazardsClosed { ...FigureFields }
          closedOnTime { ...FigureFields }
          towns {
            division { id featureId nameZh nameEn }
            onTimeShare
            done { ...FigureFields }
            inScope { ...FigureFields }
            visited { ...FigureFields }
            hazardsFound { ...FigureFields }
            hazardsClosed { ...FigureFields }
          }
          method { ...MethodFields }
        }
      }
    }
  }
`,
  [figureFields, methodFields],
);

export type CampaignLine = NonNullable<ResultOf<typeof campaignsQuery>['area']>['campaigns'][number];
export type Campaign = NonNullable<NonNullable<ResultOf<typeof campaignQuery>['area']>['campaign']>;

export async function askCampaigns(code: string, language: string, signal: AbortSignal): Promise<CampaignLine[]> {
  const { area } = await ask(campaignsQuery, { code }, language, signal);
  if (!area) throw new ServerFailure('refused', code, 'AREA_UNKNOWN');
  return area.campaigns;
}

export async function askCampaign(code: string, id: string, language: string, signal: AbortSignal): Promise<Campaign | null> {
  return (await ask(campaignQuery, { code, id }, language, signal)).area?.campaign ?? null;
}
