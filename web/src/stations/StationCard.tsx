import { useTranslation } from 'react-i18next';
import type { CardProps } from '../cards/Card';
import { CardHead, DatasetFact, Facts, known } from '../cards/Facts';
import { MissingThing } from '../cards/MissingThing';
import { PlaceFact } from '../cards/place/PlaceFact';
import { useFormats } from '../i18n/formats';
import { useAnswer } from '../server/useAnswer';
import { Answered } from '../shell/Answered';
import { askStation } from './station';

export function StationCard({ area, featureId }: CardProps) {
  const { t, i18n } = useTranslation();
  const { day, count } = useFormats();
  const answer = useAnswer(`${area.code}/${area.dataVersion}/${featureId}`, (signal) =>
    askStation({ code: area.code, featureId }, i18n.language, signal),
  );
  return (
    <Answered answer={answer} lines={4}>
      {(station) =>
        station ? (
          <>
            <CardHead kind={t('card.station')} title={station.name ?? station.featureId} />
            <Facts
              facts={[
                [t('card.state'), t(`value.stationState.${station.status}`)],
                known(t('card.engines'), station.engines === null ? null : t('value.places.engines', { n: count(station.engines) })),
                known(t('card.address'), station.address),
                known(t('card.installed'), station.installedOn && day(station.installedOn)),
              ]}
            />
            <PlaceFact area={area} layer="STATIONS" row={station} />
            <DatasetFact dataset={station.dataset} />
          </>
        ) : (
          <MissingThing />
        )
      }
    </Answered>
  );
}
