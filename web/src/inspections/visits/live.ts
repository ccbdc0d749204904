import { follow } from '../../areas/follow';
import { graphql } from '../../server/graphql';

export const inspectionChangedSubscription = graphql(`
  subscription inspectionChanged($area: String!) {
    inspectionChanged(area: $area) { id kind dataVersion }
  }
`);

export const followVisits = (area: string) => follow(inspectionChangedSubscription, area);
