import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Barred } from '../accounts/Barred';
import { useMay } from '../accounts/useMay';
import type { Area } from '../areas/area';
import { useFormats } from '../i18n/formats';
import { useAnswer } from '../server/useAnswer';
import { Answered } from '../shell/Answered';
import { SaveList } from '../shell/SaveList';
import { setView } from '../view/store';
import { CampaignForm } from './CampaignForm';
import { askCampaigns, type CampaignLine } from './campaigns';

/** Campaigns (专项整治): those that run first. */
export function CampaignList({ area }: { area: Area }) {
  const { t, i18n } = useTranslation();
  const answer = useAnswer(`${area.code}/${area.dataVersion}/${i18n.language}/campaigns`, (signal) =>
    askCampaigns(area.code, i18n.language, signal),
  );
  const { may } = useMay('lead');
  const [making, setMaking] = useState(false);
  if (making) {
    return (
      <CampaignForm
        area={area.code}
        before={null}
        onLeave={() => setMaking(false)}
        onDone={(id) => {
          setMaking(false);
          setView({ campaign: id });
        }}
      />
    );
  }
  return (
    <>
      {may && (
        <button type="button" className="chip" onClick={() => setMaking(true)} data-testid="add-campaign">
          {t('boards.campaign.add')}
        </button>
      )}
      <Barred permit="lead" />
      <Answered answer={answer} lines={8}>
        {(all) =>
          all.length === 0 ? (
            <p className="soft">{t('boards.noCampaigns')}</p>
          ) : (
            <>
              <SaveList area={area.code} list="campaigns" />
              <SaveList area={area.code} list="campaigns" query={{ towns: 'true' }} label={t('boards.saveByTown')} />
              <ul className="campaigns" data-testid="campaigns">
                {runningFirst(all).map((each) => (
                  <li key={each.id}>
                    <button type="button" className="campaign-row" onClick={() => setView({ campaign: each.id })}>
                      <strong>{each.name}</strong>
                      <CampaignDays campaign={each} />
                      <Progress done={each.progress.doneShare} time={each.progress.timeShare} />
                    </button>
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Answered>
    </>
  );
}

export function CampaignDays({ campaign }: { campaign: Pick<CampaignLine, 'from' | 'to'> & { progress: { asOf: string } } }) {
  const { t } = useTranslation();
  const { day } = useFormats();
  const { from, to, progress } = campaign;
  const state = from !== null && from > progress.asOf ? 'coming' : to !== null && to < progress.asOf ? 'over' : 'running';
  return (
    <span className="note">
      {t(`boards.campaign.${state}`)} · {day(from)} – {day(to)}
    </span>
  );
}

/** How much is done, with a mark for how much of the time has gone by. */
export function Progress({ done, time }: { done: number | null; time: number | null }) {
  const { t } = useTranslation();
  const { share } = useFormats();
  const behind = done !== null && time !== null && done < time;
  return (
    <span className="campaign-progress">
      <span className="progress-words">
        <b className="figure">{done === null ? t('boards.campaign.noTarget') : t('boards.campaign.done', { share: share(done) })}</b>
        {time !== null && <span className={behind ? 'behind' : 'soft'}>{t('boards.campaign.time', { share: share(time) })}</span>}
      </span>
      <span className="progress-bar" aria-hidden="true">
        <span style={{ width: `${Math.min(1, done ?? 0) * 100}%` }} />
        {time !== null && <i style={{ left: `${Math.min(1, time) * 100}%` }} />}
      </span>
    </span>
  );
}

/** Those that run, then those to come, then those that are over, the latest first. */
export function runningFirst<T extends Pick<CampaignLine, 'from' | 'to'> & { progress: { asOf: string } }>(all: readonly T[]): T[] {
  const order = ({ from, to, progress }: T) => (from !== null && from > progress.asOf ? 1 : to !== null && to < progress.asOf ? 2 : 0);
  return [...all].sort((a, b) => order(a) - order(b) || (b.from ?? '').localeCompare(a.from ?? ''));
}
