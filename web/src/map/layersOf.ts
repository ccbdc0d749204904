import type { Area, CountName } from '../areas/area';
import type { Question } from '../view/url';
import { thingLayers } from './layers/things';

/** Which count tells whether an area has a layer at all. */
export const countOfLayer: Record<string, CountName> = {
  hydrants: 'hydrants',
  buildings: 'buildings',
  addresses: 'addresses',
  incidents: 'incidents',
  zones: 'zones',
  stations: 'stations',
  premises: 'premises',
  water_sources: 'waterSources',
  fire_lanes: 'fireLanes',
};

/** Things of a layer that are on record without a place, and so are not on the map. */
export const unlocatedOfLayer: Record<string, CountName> = {
  hydrants: 'hydrantsUnlocated',
  incidents: 'incidentsUnlocated',
  stations: 'stationsUnlocated',
  premises: 'premisesUnlocated',
  water_sources: 'waterSourcesUnlocated',
};

/** In the order of the layer list. */
export const switchable = ['buildings', ...[...thingLayers].reverse()] as const;

/** Layers the area has something in. */
export function layersWithData(area: Area): string[] {
  return switchable.filter((name) => area.counts[countOfLayer[name] ?? 'buildings'] > 0);
}

/** What is drawn unless the reader chose otherwise: what the question is about, and no more. */
export function layersOf(question: Question | null, area: Area | null): string[] {
  // Without footprints the addresses are the town.
  const judged = area && area.counts.buildings === 0 ? ['addresses'] : [];
  switch (question) {
    case 'coverage':
    case 'plan':
      return ['buildings', 'hydrants', 'stations', ...judged];
    case 'fires':
    case 'trends':
    case 'hotspots':
      return ['buildings', 'incidents', ...judged];
    case 'risk':
      return ['buildings', ...judged];
    case 'field':
      return ['buildings', ...judged];
    case 'hazards':
      return ['buildings', 'hazards', ...judged];
    case 'survey':
      return ['buildings', 'hydrants', ...judged];
    case 'zones':
      return ['buildings', 'zones', ...judged];
    default:
      return ['buildings', 'stations', ...judged];
  }
}
