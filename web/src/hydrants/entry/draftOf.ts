import type { Hydrant } from '../hydrant';
import type { Draft } from './draft';

/** A hydrant as the form shows it. */
export function draftOf(hydrant: Hydrant): Draft {
  const figure = (value: number | null) => (value === null ? '' : String(value));
  return {
    number: hydrant.number ?? '',
    kind: hydrant.kind,
    state: hydrant.status,
    flowLps: figure(hydrant.flowLps),
    pressureMpa: figure(hydrant.pressureMpa),
    mainMm: figure(hydrant.mainMm),
    network: hydrant.network,
    owner: hydrant.owner ?? '',
    address: hydrant.address ?? '',
    note: hydrant.note ?? '',
    installedOn: hydrant.installedOn ?? '',
    removedOn: hydrant.removedOn ?? '',
  };
}
