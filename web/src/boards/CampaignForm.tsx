import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { premisesKinds } from '../buildings/entry/kinds';
import { Answers, type Shown } from '../entry/Answers';
import { Line } from '../entry/Line';
import { isDone } from '../entry/useEntry';
import { useFormats } from '../i18n/formats';
import { Who } from '../review/Who';
import { useAnswer } from '../server/useAnswer';
import { askChecklists } from '../zones/rounds/round';
import { type CampaignDraft, campaignChanges, campaignDraft, useCampaignEntry } from './campaignEntry';
import type { Campaign } from './campaigns';

interface Props {
  area: string;
  /** As the person saw it; null: a new one. */
  before: Campaign | null;
  onDone: (id: string | undefined) => void;
  onLeave: () => void;
}

const fields: Partial<Record<keyof CampaignDraft, string>> = {
  from: 'FROM_ON',
  to: 'TO_ON',
  premisesKinds: 'PREMISES_KINDS',
  targetUnit: 'TARGET_UNIT',
};
const units = ['PREMISES', 'VISITS', 'HAZARDS_CLOSED'] as const;

/** What a campaign looks at, from when to when, and how much: only what differs is sent, with the version that was seen. */
export function CampaignForm({ area, before: seen, onDone, onLeave }: Props) {
  const { t, i18n } = useTranslation();
  const entry = useCampaignEntry(area);
  const [campaign] = useState(seen);
  const [before] = useState(() => campaignDraft(campaign));
  const [draft, setDraft] = useState(before);
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const checklists = useAnswer(`checklists/${i18n.language}`, (signal) => askChecklists(i18n.language, signal)).value ?? [];
  const shown = useCampaignShown();
  const chosen = draft.premisesKinds.split(' ').filter(Boolean);
  const set = (name: keyof CampaignDraft) => (value: string) => setDraft((old) => ({ ...old, [name]: value }));
  const problem = (field: string) => entry.edit?.problems.find((each) => each.field === field)?.message;
  const line = (name: keyof CampaignDraft, more: { type?: string; maxLength?: number; numeric?: boolean; options?: string[][] } = {}) => {
    const field = fields[name] ?? name.toUpperCase();
    return (
      <Line
        name={name}
        label={t(`entry.fields.${field}`)}
        value={draft[name]}
        onChange={set(name)}
        problem={wrong.includes(name) ? t('entry.notNumber') : problem(field)}
        {...more}
      />
    );
  };
  const save = async () => {
    const { facts, clear, wrong: none } = campaignChanges(before, draft);
    setWrong(none);
    if (none.length > 0) return;
    const edit = await entry.enter(
      campaign ? { kind: 'edit', campaign: campaign.id, version: campaign.version, facts, clear } : { kind: 'create', facts },
    );
    if (edit && isDone(edit)) onDone(edit.campaign?.id);
  };
  return (
    <form
      className="entry-form"
      data-testid="campaign-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {line('name', { maxLength: 300 })}
      {line('topic', { maxLength: 100 })}
      {line('from', { type: 'date' })}
      {line('to', { type: 'date' })}
      {line('target', { numeric: true })}
      {line('targetUnit', { options: [['', t('card.unknown')], ...units.map((each) => [each, t(`boards.campaign.unit.${each}`)])] })}
      {line('checklist', { options: [['', t('zone.noChecklist')], ...checklists.map(({ code, name }) => [code, name])] })}
      <fieldset className="campaign-kinds">
        <legend>{t('entry.fields.PREMISES_KINDS')}</legend>
        <div className="chips">
          {premisesKinds.map((each) => (
            <button
              key={each}
              type="button"
              className="chip"
              aria-pressed={chosen.includes(each)}
              onClick={() =>
                set('premisesKinds')(
                  premisesKinds.filter((kind) => (kind === each ? !chosen.includes(kind) : chosen.includes(kind))).join(' '),
                )
              }
            >
              {t(`units.kinds.${each}`)}
            </button>
          ))}
        </div>
        <p className="note">{t('boards.campaign.allKinds')}</p>
        {problem('PREMISES_KINDS') && (
          <p className="warn" role="alert">
            {problem('PREMISES_KINDS')}
          </p>
        )}
      </fieldset>
      {line('note', { maxLength: 4000 })}
      <Who room="inspect" field={entry.whoField} who={entry.who} missing={entry.whoMissing} />
      <Answers
        edit={entry.edit}
        general={['ON_RECORD']}
        shown={shown}
        failure={entry.failure}
        busy={entry.busy}
        onInsist={async () => {
          const edit = await entry.insist();
          if (edit && isDone(edit)) onDone(edit.campaign?.id);
        }}
        onForget={entry.forget}
      />
      <div className="entry-do">
        <button type="submit" className="primary" disabled={entry.busy} data-testid="entry-save">
          {t(campaign ? 'entry.save' : 'boards.campaign.create')}
        </button>
        <button type="button" className="quiet" onClick={onLeave}>
          {t('entry.leave')}
        </button>
      </div>
    </form>
  );
}

/** A value of a campaign's history as a reader reads it. */
export function useCampaignShown(): Shown {
  const { t } = useTranslation();
  const { day } = useFormats();
  return (field, value) => {
    if (value === null || value === '' || /^unknown$/i.test(value)) return t('card.unknown');
    if (field === 'TARGET_UNIT') return t(`boards.campaign.unit.${value.toUpperCase()}`, value);
    if (field === 'PREMISES_KINDS')
      return value
        .split(' ')
        .map((each) => t(`units.kinds.${each}`, each))
        .join(t('boards.comma'));
    return field.endsWith('_ON') && /^\d{4}/.test(value) ? day(value) : value;
  };
}
