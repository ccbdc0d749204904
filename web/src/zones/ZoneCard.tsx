import { useTranslation } from 'react-i18next';
import { named } from '../areas/area';
import type { CardProps } from '../cards/Card';
import { CardHead, Facts, known } from '../cards/Facts';
import { MissingThing } from '../cards/MissingThing';
import { useFormats } from '../i18n/formats';
import { useAnswer } from '../server/useAnswer';
import { Answered } from '../shell/Answered';
import { How } from '../shell/How';
import { Figure, Figures, SplitBar } from '../shell/Question';
import { useView } from '../view/store';
import { askZone, type ZoneDetails } from './zone';

export function ZoneCard({ area, featureId, asOf }: CardProps) {
  const { i18n } = useTranslation();
  const { radius } = useView();
  const of = area.counts.buildings > 0 ? 'BUILDINGS' : 'ADDRESS_POINTS';
  const answer = useAnswer(`${area.code}/${area.dataVersion}/${featureId}/${asOf}/${radius}`, (signal) =>
    askZone({ code: area.code, featureId, asOf, radius, of }, i18n.language, signal),
  );
  return (
    <Answered answer={answer} lines={6}>
      {(value) => (value ? <ZoneFacts zone={value} radius={radius} recorded={area.counts.incidents > 0} /> : <MissingThing />)}
    </Answered>
  );
}

function ZoneFacts({ zone, radius, recorded }: { zone: ZoneDetails; radius: number; recorded: boolean }) {
  const { t, i18n } = useTranslation();
  const { count, share, km2 } = useFormats();
  const coverage = zone.hydrantCoverage;
  const n = (value: number) => t(coverage.of === 'BUILDINGS' ? 'coverage.buildings' : 'coverage.addresses', { n: count(value) });
  return (
    <>
      <CardHead
        kind={[t(`zones.kinds.${zone.kind}`, { defaultValue: zone.kind }), zone.checkUp && t('zones.checkUp')].filter(Boolean).join(' · ')}
        title={named(zone, i18n.language) ?? t('zones.unnamed', { id: zone.featureId })}
      />
      {coverage.count > 0 && (
        <>
          <How method={coverage.method}>
            <Figures>
              <Figure tone="pass" value={share(coverage.coveredShare)} label={t('coverage.covered')} n={n(coverage.coveredCount)} />
              <Figure tone="fail" value={count(coverage.failingCount)} label={t('coverage.uncovered')} />
            </Figures>
          </How>
          <SplitBar
            pass={coverage.coveredCount}
            fail={coverage.failingCount}
            unknown={coverage.unknownCount}
            label={`${t('coverage.covered')} ${share(coverage.coveredShare)}`}
          />
          <p className="note">
            {t(coverage.of === 'BUILDINGS' ? 'coverage.ofBuildings' : 'coverage.ofAddresses', {
              n: count(coverage.count),
              radius: count(radius),
            })}
          </p>
        </>
      )}
      <Facts
        facts={[
          recorded ? [t('card.fires'), count(zone.incidentCount.count)] : null,
          known(t('card.area'), zone.areaKm2 === null ? null : km2(zone.areaKm2)),
        ]}
      />
    </>
  );
}
