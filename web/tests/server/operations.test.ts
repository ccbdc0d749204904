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
      'correctHazard',
      'hazard',
      'hazardChanged',
      'hazardOverdue',
      'hazardWords',
      'hazards',
      'inspection',
      'inspections',
      'removeHazard',
      'signature',
      'stepHazard',
      'undoHazardChange',
      'addHydrant',
      'aloneServes',
      'area',
      'areas',
      'backtest',
      'breakdown',
      'building',
      'buildingRisk',
      'buildingVerdict',
      'cancelWork',
      'compareScenario',
      'correctIncident',
      'coverage',
      'coverageChange',
      'coverageGaps',
      'createIncident',
      'deleteScenario',
      'distances',
      'divisionNames',
      'ebikePorts',
      'editHydrant',
      'editScenario',
      'endOutage',
      'fewest',
      'geocode',
      'hazardRows',
      'heatmap',
      'highRises',
      'home',
      'householdAlarms',
      'hydrant',
      'hydrantHistory',
      'hydrantRound',
      'hydrantRows',
      'imports',
      'incident',
      'incidentCells',
      'incidentChanged',
      'incidentChanges',
      'incidentHistory',
      'incidentHotSpots',
      'incidentRates',
      'incidentRows',
      'incidentTrend',
      'inspectionRows',
      'locationChanges',
      'monthBoard',
      'moveHydrant',
      'outline',
      'placeByCandidate',
      'placeRow',
      'planHydrant',
      'planLines',
      'planPreview',
      'planRoad',
      'premises',
      'premisesContacts',
      'premisesRows',
      'preview',
      'propose',
      'recordHydrantCheck',
      'recordOutage',
      'removeHydrant',
      'removeIncident',
      'restoreIncident',
      'reverse',
      'review',
      'riskCard',
      'riskOfBuilding',
      'saveScenario',
      'scenario',
      'scenarios',
      'spotBacktest',
      'standardGaps',
      'standardVerdicts',
      'standards',
      'station',
      'suggest',
      'surroundings',
      'undoHydrantChange',
      'undoIncidentChange',
      'undoPlace',
      'units',
      'verdictCodes',
      'verdictList',
      'verdictsByDivision',
      'weekBoard',
      'workProgress',
      'yearBoard',
      'zone',
      'zones',
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
