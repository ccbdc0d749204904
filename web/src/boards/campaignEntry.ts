import { changesOf } from '../entry/draft';
import { type Entry, historyFields } from '../entry/entry';
import { useEntry } from '../entry/useEntry';
import { ask } from '../server/ask';
import { graphql, type ResultOf, type VariablesOf } from '../server/graphql';
import type { Campaign } from './campaigns';

export const campaignEditFragment = graphql(`
  fragment campaignEdit on CampaignEdit {
    outcome change dataVersion
    problems { field code message }
    warnings { field code message }
    conflicts { field yours theirs who }
    campaign { id version }
  }
`);

export const createCampaignMutation = graphql(
  `
  mutation createCampaign($area: String!, $facts: CampaignFactsInput!, $entry: EntryInput!) {
    done: createCampaign(area: $area, facts: $facts, entry: $entry) { ...campaignEdit }
  }
`,
  [campaignEditFragment],
);

export const editCampaignMutation = graphql(
  `
  mutation editCampaign(
    $area: String!, $campaign: ID!, $version: String!, $facts: CampaignFactsInput!, $clear: [CampaignField!], $entry: EntryInput!
  ) {
    done: editCampaign(area: $area, campaign: $campaign, version: $version, facts: $facts, clear: $clear, entry: $entry) { ...campaignEdit }
  }
`,
  [campaignEditFragment],
);

export const undoCampaignChangeMutation = graphql(
  `
  mutation undoCampaignChange($area: String!, $change: ID!, $entry: EntryInput!) {
    done: undoCampaignChange(area: $area, change: $change, entry: $entry) { ...campaignEdit }
  }
`,
  [campaignEditFragment],
);

export const campaignHistoryQuery = graphql(
  `
  query campaignHistory($code: String!, $id: ID!) {
    area(code: $code) { campaign(id: $id) { history(limit: 50) { ...historyFields } } }
  }
`,
  [historyFields],
);

type Edit = NonNullable<ResultOf<typeof undoCampaignChangeMutation>['done']>;
export type CampaignFacts = VariablesOf<typeof createCampaignMutation>['facts'];
type Field = NonNullable<VariablesOf<typeof editCampaignMutation>['clear']>[number];

/** What somebody does to a campaign. */
export type CampaignChange =
  | ({ kind: 'create' } & Omit<VariablesOf<typeof createCampaignMutation>, 'area' | 'entry'>)
  | ({ kind: 'edit' } & Omit<VariablesOf<typeof editCampaignMutation>, 'area' | 'entry'>)
  | ({ kind: 'undo' } & Omit<VariablesOf<typeof undoCampaignChangeMutation>, 'area' | 'entry'>);

const mutations = { create: createCampaignMutation, edit: editCampaignMutation, undo: undoCampaignChangeMutation } as const;

async function send(area: string, { kind, ...asked }: CampaignChange, entry: Entry, language: string): Promise<Edit> {
  // The variables of each kind stand with it in CampaignChange; the table cannot say so.
  const mutation = mutations[kind] as typeof undoCampaignChangeMutation;
  return (await ask(mutation, { area, entry, ...asked } as VariablesOf<typeof undoCampaignChangeMutation>, language)).done;
}

/** The same once more, about the campaign as it is now. */
export function insisted(change: CampaignChange, answer: Pick<Edit, 'campaign'>): CampaignChange {
  return change.kind === 'edit' ? { ...change, version: answer.campaign?.version ?? '' } : change;
}

const door = { send, insisted };

/** Sends changes of campaigns. */
export const useCampaignEntry = (area: string) => useEntry(area, door);
export type CampaignEntryState = ReturnType<typeof useCampaignEntry>;

export type CampaignDraft = Record<
  'name' | 'topic' | 'from' | 'to' | 'premisesKinds' | 'checklist' | 'target' | 'targetUnit' | 'note',
  string
>;

/** Kinds stand in it with blanks between them. */
export function campaignDraft(campaign: Campaign | null): CampaignDraft {
  return {
    name: campaign?.name ?? '',
    topic: campaign?.topic ?? '',
    from: campaign?.from ?? '',
    to: campaign?.to ?? '',
    premisesKinds: campaign?.premisesKinds.join(' ') ?? '',
    checklist: campaign?.checklist ?? '',
    target: campaign?.target?.toString() ?? '',
    targetUnit: !campaign || campaign.targetUnit === 'UNKNOWN' ? '' : campaign.targetUnit,
    note: campaign?.note ?? '',
  };
}

/** What differs, as the server takes it. */
export function campaignChanges(before: CampaignDraft, after: CampaignDraft) {
  const { facts, clear, wrong } = changesOf(before, after, ['target']);
  const { premisesKinds, ...plain } = facts;
  const kinds = premisesKinds === undefined ? {} : { premisesKinds: String(premisesKinds).split(' ') };
  // Days are FROM and TO where they are sent, FROM_ON and TO_ON where they are named.
  const fields = clear.map((each) => (each === 'FROM' || each === 'TO' ? `${each}_ON` : each)) as Field[];
  return { facts: { ...plain, ...kinds } as CampaignFacts, clear: fields, wrong };
}

export async function askCampaignHistory(asked: VariablesOf<typeof campaignHistoryQuery>, language: string, signal: AbortSignal) {
  return (await ask(campaignHistoryQuery, asked, language, signal)).area?.campaign?.history ?? [];
}
