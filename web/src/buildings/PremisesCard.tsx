import { useTranslation } from 'react-i18next';
import { type Area, named } from '../areas/area';
import type { CardProps } from '../cards/Card';
import { CardHead, DatasetFact, type Fact, Facts, known } from '../cards/Facts';
import { MissingThing } from '../cards/MissingThing';
import { PlaceFact } from '../cards/place/PlaceFact';
import { useFormats } from '../i18n/formats';
import { useAnswer } from '../server/useAnswer';
import { Answered } from '../shell/Answered';
import { Contacts } from './Contacts';
import { PremisesActions } from './entry/PremisesActions';
import { PremisesFile } from './PremisesFile';
import { askPremises, type Premises } from './premises';

export function PremisesCard({ area, featureId }: CardProps) {
  const { i18n } = useTranslation();
  const answer = useAnswer(`${area.code}/${area.dataVersion}/${featureId}`, (signal) =>
    askPremises({ code: area.code, featureId }, i18n.language, signal),
  );
  return (
    <Answered answer={answer} lines={8}>
      {(value) => (value ? <PremisesFacts area={area} premises={value} /> : <MissingThing />)}
    </Answered>
  );
}

function PremisesFacts({ area, premises }: { area: Area; premises: Premises }) {
  const { t } = useTranslation();
  const facts = useFacts(premises);
  // The word of the source beside ours where they differ: it may say more, or have been taken for the wrong kind.
  const ours = premises.kind === 'unknown' ? null : t(`value.use.${premises.kind.toUpperCase()}`, premises.kind);
  const kind = ours && premises.kindSrc && premises.kindSrc !== ours ? `${ours} (${premises.kindSrc})` : (ours ?? premises.kindSrc);
  const { hazardCounts, supervision } = premises;
  const overdue = hazardCounts.overdue.value ?? 0;
  const open = hazardCounts.open.value ?? 0;
  const late = premises.filings.filter((each) => each.overdue === true).length;
  return (
    <>
      <CardHead
        kind={[t('card.premises'), kind, supervision !== 'UNKNOWN' && t(`units.supervision.${supervision}`)].filter(Boolean).join(' · ')}
        title={premises.name ?? premises.address ?? premises.featureId}
        verdict={
          overdue > 0
            ? { text: t('units.overdueHazards', { n: overdue }), tone: 'fail' }
            : late > 0
              ? { text: t('units.lateFilings', { n: late }), tone: 'fail' }
              : open > 0
                ? { text: t('units.openHazards', { n: open }), tone: 'unknown' }
                : undefined
        }
      />
      <PremisesActions area={area} premises={premises}>
        <PremisesFile premises={premises} />
        <section className="section">
          <h2>{t('units.facts')}</h2>
          <Facts facts={facts} />
        </section>
        <Contacts area={area} premises={premises} />
        <PlaceFact area={area} layer="PREMISES" row={premises} />
      </PremisesActions>
      <DatasetFact dataset={premises.dataset} />
    </>
  );
}

function useFacts(premises: Premises): (Fact | null)[] {
  const { t, i18n } = useTranslation();
  const { day, count, figure } = useFormats();
  const yes = (value: boolean | null) => (value === null ? null : t(value ? 'units.yes' : 'units.no'));
  const { highRise, cladding, credit } = premises;
  return [
    premises.name ? known(t('card.address'), premises.address) : null,
    known(t('units.town'), premises.town && named(premises.town, i18n.language)),
    known(t('units.creditCode'), premises.creditCode),
    known(t('card.occupants'), premises.occupants && t('value.places.people', { n: count(premises.occupants) })),
    known(t('units.crowded'), yes(premises.crowded)),
    known(t('units.floorArea'), premises.floorAreaM2 && `${count(premises.floorAreaM2)} m²`),
    known(t('card.storeys'), premises.storeys && count(premises.storeys)),
    known(t('card.height'), (premises.heightM ?? highRise.heightM) && `${figure(premises.heightM ?? highRise.heightM)} m`),
    highRise.class === 'HIGH' || highRise.class === 'SUPER_HIGH'
      ? [
          t('units.highRise'),
          <span key="high" title={highRise.rule}>
            {t(`units.high.${highRise.class}`)}
          </span>,
        ]
      : null,
    cladding === 'UNKNOWN' ? null : [t('units.cladding'), t(`units.claddings.${cladding}`)],
    cladding === 'UNKNOWN' || cladding === 'NONE' ? null : known(t('units.plate'), yes(premises.claddingPlate)),
    known(t('units.facilitiesOn'), premises.facilitiesOn && day(premises.facilitiesOn)),
    known(t('units.hasManager'), yes(premises.hasManager)),
    premises.owners === 'UNKNOWN' ? null : [t('units.owners'), t(`units.ownersAre.${premises.owners}`)],
    known(t('units.commitment'), yes(premises.commitment)),
    credit === 'UNKNOWN'
      ? null
      : [
          t('units.credit'),
          [t(`units.credits.${credit}`), premises.creditUntil && t('units.until', { day: day(premises.creditUntil) })]
            .filter(Boolean)
            .join(' '),
        ],
    known(t('card.opened'), premises.openedOn && day(premises.openedOn)),
    known(t('card.closed'), premises.closedOn && day(premises.closedOn)),
    known(t('card.note'), premises.note),
  ];
}
