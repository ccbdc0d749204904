import { useTranslation } from 'react-i18next';
import { type Area, named } from '../areas/area';
import { MissingThing } from '../cards/MissingThing';
import { useFormats } from '../i18n/formats';
import { hovered } from '../map/scene';
import { useAnswer } from '../server/useAnswer';
import { Answered } from '../shell/Answered';
import { How } from '../shell/How';
import { Icon } from '../shell/Icon';
import { setView } from '../view/store';
import { CampaignActions } from './CampaignActions';
import { CampaignDays, Progress } from './CampaignList';
import { askCampaign, type Campaign } from './campaigns';
import { FigureLink, FigureTile } from './FigureLink';

/** One campaign: how far it has come, and which towns are behind. */
export function CampaignCard({ area, id }: { area: Area; id: string }) {
  const { t, i18n } = useTranslation();
  const answer = useAnswer(`${area.code}/${area.dataVersion}/${i18n.language}/${id}`, (signal) =>
    askCampaign(area.code, id, i18n.language, signal),
  );
  return (
    <div data-testid="campaign">
      <button type="button" className="card-back" onClick={() => setView({ campaign: undefined })}>
        <Icon name="back" size={18} />
        <span>{t('boards.tab.campaigns')}</span>
      </button>
      <Answered answer={answer} lines={8}>
        {(value) => (value ? <Shown area={area} campaign={value} /> : <MissingThing />)}
      </Answered>
    </div>
  );
}

function Shown({ area, campaign }: { area: Area; campaign: Campaign }) {
  const { t, i18n } = useTranslation();
  const { count, share } = useFormats();
  const { progress, name } = campaign;
  const towns = progress.towns.filter(
    (each) => (each.inScope.value ?? 0) > 0 || (each.done.value ?? 0) > 0 || (each.hazardsFound.value ?? 0) > 0,
  );
  return (
    <>
      <header className="card-head">
        <h1>{name}</h1>
        <CampaignDays campaign={campaign} />
      </header>
      <CampaignActions area={area} campaign={campaign} />
      <How method={progress.method}>
        <Progress done={progress.doneShare} time={progress.timeShare} />
      </How>
      {campaign.target !== null && (
        <p className="note">
          {t('boards.campaign.target', { n: count(campaign.target), unit: t(`boards.campaign.unit.${campaign.targetUnit}`) })}
        </p>
      )}
      <div className="tiles">
        <FigureTile figure={progress.inScope} of={name} />
        <FigureTile figure={progress.visited} of={name} />
        <FigureTile figure={progress.hazardsFound} of={name} />
        <FigureTile figure={progress.hazardsClosed} of={name} />
      </div>
      {progress.onTimeShare !== null && (
        <p className="note">
          {t('boards.campaign.onTime', {
            share: share(progress.onTimeShare),
            low: share(progress.onTimeLow),
            high: share(progress.onTimeHigh),
          })}
        </p>
      )}
      {campaign.note && <p className="note">{campaign.note}</p>}
      {towns.length > 0 && (
        <section className="section">
          <h2>{t('boards.byTown')}</h2>
          <table className="town-table">
            <thead>
              <tr>
                <td />
                <th scope="col">{progress.visited.label}</th>
                <th scope="col">{progress.inScope.label}</th>
                <th scope="col">{t('boards.campaign.closedOf')}</th>
              </tr>
            </thead>
            <tbody>
              {towns.map((each) => {
                const town = each.division ? (named(each.division, i18n.language) ?? '–') : t('boards.townUnknown');
                const thing = each.division && { layer: 'divisions', featureId: each.division.featureId };
                return (
                  <tr
                    key={each.division?.id ?? ''}
                    onPointerEnter={() => thing && hovered.set(thing)}
                    onPointerLeave={() => hovered.set(null)}
                  >
                    <th scope="row" className={each.division ? undefined : 'soft'}>
                      {town}
                      <span className="town-bar" aria-hidden="true">
                        <span style={{ width: `${partOf(each.visited.value, each.inScope.value) * 100}%` }} />
                      </span>
                    </th>
                    <td>
                      <FigureLink figure={each.visited} of={town} />
                    </td>
                    <td>
                      <FigureLink figure={each.inScope} of={town} />
                    </td>
                    <td>
                      <FigureLink figure={each.hazardsClosed} of={town} /> / <FigureLink figure={each.hazardsFound} of={town} />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}

function partOf(part: number | null, whole: number | null): number {
  return part !== null && whole ? Math.min(1, part / whole) : 0;
}
