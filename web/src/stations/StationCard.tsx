import { useTranslation } from 'react-i18next';
import type { CardProps } from '../cards/Card';
import { CardHead, Facts, known } from '../cards/Facts';
import { MissingThing } from '../cards/MissingThing';
import { useFormats } from '../i18n/formats';
import { ask } from '../server/ask';
import { useAnswer } from '../server/useAnswer';
import { Answered } from '../shell/Answered';

interface Station {
  featureId: number;
  name: string | null;
  kind: string;
  status: string;
  engines: number | null;
  installedOn: string | null;
}

const stationQuery = `query station($code: String!, $featureId: Int!) { area(code: $code) { station(featureId: $featureId) {
  featureId name kind status engines installedOn } } }`;

export function StationCard({ area, featureId }: CardProps) {
  const { t, i18n } = useTranslation();
  const { day, count } = useFormats();
  const answer = useAnswer(`${area.code}/${area.dataVersion}/${featureId}`, async (signal) => {
    const found = await ask<{ area: { station: Station | null } | null }>(
      stationQuery,
      { code: area.code, featureId },
      i18n.language,
      signal,
    );
    return found.area?.station ?? null;
  });
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
                known(t('card.installed'), station.installedOn && day(station.installedOn)),
              ]}
            />
          </>
        ) : (
          <MissingThing />
        )
      }
    </Answered>
  );
}
