import { useTranslation } from 'react-i18next';
import type { Area } from '../areas/area';
import type { CardProps } from '../cards/Card';
import { CardHead, DatasetFact, Facts, known } from '../cards/Facts';
import { MissingThing } from '../cards/MissingThing';
import { PlaceFact } from '../cards/place/PlaceFact';
import { useFormats } from '../i18n/formats';
import { useAnswer } from '../server/useAnswer';
import { Answered } from '../shell/Answered';
import { askPremises, type Premises } from './premises';

export function PremisesCard({ area, featureId }: CardProps) {
  const { i18n } = useTranslation();
  const answer = useAnswer(`${area.code}/${area.dataVersion}/${featureId}`, (signal) =>
    askPremises({ code: area.code, featureId }, i18n.language, signal),
  );
  return (
    <Answered answer={answer} lines={5}>
      {(value) => (value ? <PremisesFacts area={area} premises={value} /> : <MissingThing />)}
    </Answered>
  );
}

function PremisesFacts({ area, premises }: { area: Area; premises: Premises }) {
  const { t } = useTranslation();
  const { day, count } = useFormats();
  const kind = premises.kindSrc ?? (premises.kind === 'unknown' ? null : t(`value.use.${premises.kind.toUpperCase()}`, premises.kind));
  return (
    <>
      <CardHead
        kind={[t('card.premises'), kind].filter(Boolean).join(' · ')}
        title={premises.name ?? premises.address ?? premises.featureId}
      />
      <Facts
        facts={[
          premises.name ? known(t('card.address'), premises.address) : null,
          known(t('card.occupants'), premises.occupants && t('value.places.people', { n: count(premises.occupants) })),
          known(t('card.opened'), premises.openedOn && day(premises.openedOn)),
          known(t('card.closed'), premises.closedOn && day(premises.closedOn)),
          known(t('card.note'), premises.note),
        ]}
      />
      <PlaceFact area={area} layer="PREMISES" row={premises} />
      <DatasetFact dataset={premises.dataset} />
    </>
  );
}
