import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { named } from '../areas/area';
import type { CardProps } from '../cards/Card';
import { CardHead, DatasetFact, Facts, known } from '../cards/Facts';
import { MissingThing } from '../cards/MissingThing';
import { whence } from '../cards/place/PlaceFact';
import { BuildingTests } from '../hydrants/coverage/BuildingTests';
import { OnDemand } from '../hydrants/coverage/OnDemand';
import { useFormats } from '../i18n/formats';
import { RiskOfBuilding } from '../incidents/risk/RiskOfBuilding';
import { link } from '../map/scene';
import { nearestOnOutline } from '../server/geometry';
import { useAnswer } from '../server/useAnswer';
import { Answered } from '../shell/Answered';
import { setView, useView } from '../view/store';
import { askBuilding, type Building } from './building';

export function BuildingCard({ area, featureId, asOf }: CardProps) {
  const { t, i18n } = useTranslation();
  const answer = useAnswer(`${area.code}/${area.dataVersion}/${featureId}/${asOf}`, (signal) =>
    askBuilding({ code: area.code, featureId, asOf }, i18n.language, signal),
  );
  const building = answer.value;
  useEffect(() => {
    const hydrant = building?.nearestHydrant?.hydrant;
    if (!building || hydrant?.longitude == null || hydrant.latitude == null) return;
    const stands: [number, number] = [hydrant.longitude, hydrant.latitude];
    const wall = nearestOnOutline(building.geometry, stands);
    if (!wall) return;
    link.set([wall, stands]);
    return () => link.set(null);
  }, [building]);
  return (
    <Answered answer={answer} lines={6}>
      {(value) =>
        value ? (
          <BuildingFacts
            building={value}
            tests={
              <>
                <BuildingTests area={area} featureId={featureId} asOf={asOf} />
                <OnDemand title={t('risk.ofThis')} testId="building-risk">
                  <RiskOfBuilding area={area} featureId={featureId} />
                </OnDemand>
              </>
            }
          />
        ) : (
          <MissingThing />
        )
      }
    </Answered>
  );
}

function BuildingFacts({ building, tests }: { building: Building; tests: ReactNode }) {
  const { t, i18n } = useTranslation();
  const { count, figure } = useFormats();
  const { radius } = useView();
  const nearest = building.nearestHydrant;
  const distance = nearest?.distanceMetres ?? null;
  const tone = distance === null ? 'unknown' : distance <= radius ? 'pass' : 'fail';
  const word = { pass: 'verdictPass', fail: 'verdictFail', unknown: 'verdictUnknown' }[tone];
  const places = building.zones.map((zone) => named(zone, i18n.language)).filter(Boolean);
  return (
    <>
      <CardHead
        kind={building.use && building.use !== 'UNKNOWN' ? `${t('card.building')} · ${t(`value.use.${building.use}`)}` : t('card.building')}
        title={building.name ?? building.address ?? t('coverage.unnamed', { id: building.featureId })}
        verdict={{ text: t(`card.${word}`, { radius: count(radius) }), tone }}
      />
      {tests}
      <Facts
        facts={[
          [t('card.nearest'), <Nearest key="nearest" nearest={nearest} />],
          building.name ? known(t('card.address'), building.address) : null,
          known(t('card.storeys'), building.storeys && t('value.places.one', { n: count(building.storeys) })),
          known(t('card.height'), building.heightM && `${figure(building.heightM)} m`),
          known(t('card.residents'), building.residents && t('value.places.people', { n: count(building.residents) })),
          known(t('card.footprint'), `${count(building.areaM2)} m²`),
          known(t('card.inZone'), places.join(' · ')),
        ]}
      />
      <section className="section place-fact" data-testid="place">
        <h2>{t('place.title')}</h2>
        <p>{t('place.outline', { crs: whence(building.dataset?.crsSrc, t) })}</p>
      </section>
      <DatasetFact dataset={building.dataset} />
    </>
  );
}

function Nearest({ nearest }: { nearest: Building['nearestHydrant'] }) {
  const { t } = useTranslation();
  const { metres } = useFormats();
  if (!nearest) return t('card.noHydrant');
  const { hydrant, distanceMetres } = nearest;
  return (
    <button type="button" className="link" onClick={() => setView({ selected: { layer: 'hydrants', featureId: hydrant.featureId } })}>
      {hydrant.number ?? hydrant.featureId} · {metres(distanceMetres)}
    </button>
  );
}
