import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import { everyOperation } from '../../build/operations';
import { areaQuery } from '../../src/areas/area';
import { type Document, textOf } from '../../src/server/graphql';

const operations = await everyOperation();
const schema = buildSchema(readFileSync(`${import.meta.dirname}/../../../api/RiskMap.Api/GraphQL/schema.graphql`, 'utf8'));

it('finds every operation, each under a name of its own', () => {
  expect(operations.map(({ name }) => name).sort()).toEqual(
    [
      'area',
      'areas',
      'backtest',
      'breakdown',
      'building',
      'buildingVerdict',
      'coverage',
      'distances',
      'heatmap',
      'home',
      'hydrant',
      'imports',
      'incidentTrend',
      'incidentHotSpots',
      'incidentRates',
      'incident',
      'locationChanges',
      'outline',
      'geocode',
      'placeByCandidate',
      'compareScenario',
      'coverageChange',
      'deleteScenario',
      'editScenario',
      'fewest',
      'planHydrant',
      'planLines',
      'planPreview',
      'planRoad',
      'propose',
      'saveScenario',
      'scenario',
      'scenarios',
      'verdictCodes',
      'placeRow',
      'reverse',
      'review',
      'suggest',
      'undoPlace',
      'premises',
      'preview',
      'standardVerdicts',
      'standards',
      'verdictList',
      'cancelWork',
      'workProgress',
      'divisionNames',
      'station',
      'zone',
      'zones',
      'addHydrant',
      'aloneServes',
      'editHydrant',
      'endOutage',
      'hydrantHistory',
      'hydrantRound',
      'moveHydrant',
      'recordHydrantCheck',
      'recordOutage',
      'removeHydrant',
      'undoHydrantChange',
    ].sort(),
  );
});

it('prints what the client sends, and names it by its hash', () => {
  const area = operations.find(({ name }) => name === 'area');
  expect(area?.text).toBe(textOf(areaQuery as unknown as Document));
  expect(area?.id).toBe(
    createHash('sha256')
      .update(area?.text ?? '')
      .digest('hex'),
  );
});

it('has each fragment once, and nothing that the schema would refuse', () => {
  for (const { name, text } of operations) expect(validate(schema, parse(text)), name).toEqual([]);
});
