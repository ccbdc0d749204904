import { follow } from '../../areas/follow';
import { graphql } from '../../server/graphql';

export const hazardChangedSubscription = graphql(`
  subscription hazardChanged($area: String!) {
    hazardChanged(area: $area) { id kind dataVersion }
  }
`);

export const followHazards = (area: string) => follow(hazardChangedSubscription, area);
