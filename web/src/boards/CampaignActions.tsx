import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Barred } from '../accounts/Barred';
import { useMay } from '../accounts/useMay';
import type { Area } from '../areas/area';
import { Answers } from '../entry/Answers';
import { History } from '../entry/History';
import { Who } from '../review/Who';
import { useAnswer } from '../server/useAnswer';
import { CampaignForm, useCampaignShown } from './CampaignForm';
import { askCampaignHistory, useCampaignEntry } from './campaignEntry';
import type { Campaign } from './campaigns';

/** What leaders may do to a campaign: change it, or take the latest change back. */
export function CampaignActions({ area, campaign }: { area: Area; campaign: Campaign }) {
  const { t, i18n } = useTranslation();
  const { may } = useMay('lead');
  const [editing, setEditing] = useState(false);
  const [saved, setSaved] = useState(false);
  const undo = useCampaignEntry(area.code);
  const shown = useCampaignShown();
  const history = useAnswer(`${area.code}/${area.dataVersion}/${campaign.id}/history`, (signal) =>
    askCampaignHistory({ code: area.code, id: campaign.id }, i18n.language, signal),
  );
  return (
    <div data-testid="campaign-actions">
      {may && !editing && (
        <button
          type="button"
          className="chip"
          onClick={() => {
            setSaved(false);
            setEditing(true);
          }}
          data-testid="edit-campaign"
        >
          {t('boards.campaign.edit')}
        </button>
      )}
      <Barred permit="lead" />
      <div role="status">{saved && <p className="entry-done">{t('entry.done')}</p>}</div>
      {editing && (
        <CampaignForm
          area={area.code}
          before={campaign}
          onLeave={() => setEditing(false)}
          onDone={() => {
            setEditing(false);
            setSaved(true);
          }}
        />
      )}
      {undo.whoMissing && <Who room="inspect" field={undo.whoField} who={undo.who} missing={undo.whoMissing} />}
      <Answers
        edit={undo.edit}
        shown={shown}
        failure={undo.failure}
        busy={undo.busy}
        onInsist={() => void undo.insist()}
        onForget={undo.forget}
      />
      <History
        all={history.value ?? []}
        shown={shown}
        testid="campaign-history"
        busy={undo.busy}
        permit="lead"
        onUndo={(change) => void undo.enter({ kind: 'undo', change })}
      />
    </div>
  );
}
