import { useTranslation } from 'react-i18next';
import type { Area } from '../areas/area';
import type { CardProps } from '../cards/Card';
import { CardHead, DatasetFact, Facts, known } from '../cards/Facts';
import { MissingThing } from '../cards/MissingThing';
import { PlaceFact } from '../cards/place/PlaceFact';
import { useFormats } from '../i18n/formats';
import { useAnswer } from '../server/useAnswer';
import { Answered } from '../shell/Answered';
import { askHydrant, type Hydrant } from './hydrant';

export function HydrantCard({ area, featureId, asOf }: CardProps) {
  const { i18n } = useTranslation();
  const answer = useAnswer(`${area.code}/${area.dataVersion}/${featureId}/${asOf}`, (signal) =>
    askHydrant({ code: area.code, featureId, asOf }, i18n.language, signal),
  );
  return (
    <Answered answer={answer} lines={6}>
      {(value) => (value ? <HydrantFacts area={area} hydrant={value} /> : <MissingThing />)}
    </Answered>
  );
}

function HydrantFacts({ area, hydrant }: { area: Area; hydrant: Hydrant }) {
  const { t } = useTranslation();
  const { day, figure, count } = useFormats();
  const unknown = t('card.unknown');
  const kind = hydrant.kind === 'UNKNOWN' ? '' : ` · ${t(`value.hydrantKind.${hydrant.kind}`)}`;
  return (
    <>
      <CardHead
        kind={t('card.hydrant') + kind}
        title={hydrant.number ?? hydrant.featureId}
        verdict={{ text: t(hydrant.usable ? 'card.usable' : 'card.notUsable'), tone: hydrant.usable ? 'pass' : 'fail' }}
      />
      <Facts
        facts={[
          [t('card.state'), t(`value.hydrantState.${hydrant.status}`)],
          [t('card.flow'), hydrant.flowLps === null ? unknown : `${figure(hydrant.flowLps)} L/s`],
          [t('card.pressure'), hydrant.pressureMpa === null ? unknown : `${hydrant.pressureMpa} MPa`],
          known(t('card.main'), hydrant.mainMm && `DN ${count(hydrant.mainMm)}`),
          hydrant.network === 'UNKNOWN' ? null : [t('card.network'), t(`value.network.${hydrant.network}`)],
          known(t('card.address'), hydrant.address),
          known(t('card.owner'), hydrant.owner),
          known(t('card.installed'), hydrant.installedOn && day(hydrant.installedOn)),
          known(t('card.removed'), hydrant.removedOn && day(hydrant.removedOn)),
          [t('card.tested'), hydrant.testedOn ? day(hydrant.testedOn) : unknown],
          known(t('card.note'), hydrant.note),
        ]}
      />
      {hydrant.outages.length > 0 && (
        <section className="section">
          <h2>{t('card.outages')}</h2>
          <ul>
            {hydrant.outages.map((outage) => (
              <li key={outage.fromOn} className="note">
                {day(outage.fromOn)} – {outage.toOn ? day(outage.toOn) : t('card.outageOpen')} {outage.reason}
              </li>
            ))}
          </ul>
        </section>
      )}
      <PlaceFact area={area} layer="HYDRANTS" row={hydrant} />
      <DatasetFact dataset={hydrant.dataset} />
    </>
  );
}
