import { lazy, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../areas/area';
import { BuildingCard } from '../buildings/BuildingCard';
import { PremisesCard } from '../buildings/PremisesCard';
import { HydrantCard } from '../hydrants/HydrantCard';
import { IncidentCard } from '../incidents/IncidentCard';
import { link } from '../map/scene';
import { Icon } from '../shell/Icon';
import { later } from '../shell/later';
import { StationCard } from '../stations/StationCard';
import { setView } from '../view/store';
import type { Selection } from '../view/url';
import { ZoneCard } from '../zones/ZoneCard';
import { TileCard } from './TileCard';

export interface CardProps {
  area: Area;
  featureId: number;
  asOf: string;
}

const HazardCard = lazy(later(async () => ({ default: (await import('../inspections/hazards/HazardCard')).HazardCard })));
const InspectionCard = lazy(later(async () => ({ default: (await import('../inspections/visits/InspectionCard')).InspectionCard })));

const cards: Record<string, React.ComponentType<CardProps>> = {
  buildings: BuildingCard,
  hydrants: HydrantCard,
  incidents: IncidentCard,
  zones: ZoneCard,
  stations: StationCard,
  premises: PremisesCard,
  hazards: HazardCard,
  inspections: InspectionCard,
};

/** The card of whatever is selected, over the list it came from. */
export default function Card({ area, selected, asOf }: { area: Area; selected: Selection; asOf: string }) {
  const { t } = useTranslation();
  const { layer, featureId } = selected;
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => () => link.set(null), []);
  // Coming from a row by keyboard, the reader goes on from the card.
  useEffect(() => {
    if (document.activeElement?.closest('#panel')) back.current?.focus();
  }, []);
  const Known = cards[layer];
  return (
    <article className="card" data-testid="card">
      <button ref={back} type="button" className="card-back" onClick={() => setView({ selected: undefined })}>
        <Icon name="back" size={18} />
        <span>{t('panel.back')}</span>
      </button>
      {Known ? <Known key={`${layer}:${featureId}`} area={area} featureId={featureId} asOf={asOf} /> : <TileCard selected={selected} />}
    </article>
  );
}
