import { type HazardLook, hazardStates } from '../../map/layers/hazards';

/** How a state of the API is drawn. */
export function lookOf(state: string): HazardLook {
  return hazardStates.find((each) => each === state.toLowerCase()) ?? 'unknown';
}
