import { useTranslation } from 'react-i18next';
import type { Area } from '../areas/area';
import type { CardProps } from '../cards/Card';
import { CardHead, DatasetFact, Facts, known } from '../cards/Facts';
import { MissingThing } from '../cards/MissingThing';
import { PlaceFact } from '../cards/place/PlaceFact';
import { useFormats } from '../i18n/formats';
import { useAnswer } from '../server/useAnswer';
import { Answered } from '../shell/Answered';
import { askIncident, type Incident } from './incident';

export function IncidentCard({ area, featureId }: CardProps) {
  const { i18n } = useTranslation();
  const answer = useAnswer(`${area.code}/${area.dataVersion}/${featureId}`, (signal) =>
    askIncident({ code: area.code, featureId }, i18n.language, signal),
  );
  return (
    <Answered answer={answer} lines={6}>
      {(value) => (value ? <IncidentFacts area={area} incident={value} /> : <MissingThing />)}
    </Answered>
  );
}

function IncidentFacts({ area, incident }: { area: Area; incident: Incident }) {
  const { t } = useTranslation();
  const { time, money, count } = useFormats();
  return (
    <>
      <CardHead
        kind={[t('card.incident'), incident.kind].filter(Boolean).join(' · ')}
        title={incident.address ?? incident.number ?? incident.featureId}
      />
      <Facts
        facts={[
          [t('card.started'), time(incident.startedAt)],
          known(t('card.place'), incident.place),
          known(t('card.cause'), incident.cause),
          known(t('card.loss'), incident.lossAmount === null ? null : money(incident.lossAmount, incident.lossCurrency)),
          known(
            t('card.deaths'),
            (incident.deaths30D ?? incident.deaths7D) === null ? null : count(incident.deaths30D ?? incident.deaths7D),
          ),
          known(t('card.injuries'), incident.injuries === null ? null : count(incident.injuries)),
        ]}
      />
      <PlaceFact area={area} layer="INCIDENTS" row={incident} />
      <DatasetFact dataset={incident.dataset} />
    </>
  );
}
