import { follow } from '../../areas/follow';
import { graphql, type ResultOf } from '../../server/graphql';
import { cell } from '../../view/cell';

export const incidentChangedSubscription = graphql(`
  subscription incidentChanged($area: String!) {
    incidentChanged(area: $area) { id kind dataVersion }
  }
`);

export type IncidentChange = ResultOf<typeof incidentChangedSubscription>['incidentChanged'];

/** Whether what others enter comes to this page at once. */
export const live = cell(false);

export const followFires = (area: string) => follow(incidentChangedSubscription, area, (stands) => live.set(stands));
