import type { InspectionFilter } from './inspection';

export type VisitKind = NonNullable<InspectionFilter['kinds']>[number];

/** Kinds of visits, the usual ones first. */
export const visitKinds: readonly VisitKind[] = [
  'DAILY',
  'SPECIAL',
  'RANDOM',
  'RECHECK',
  'NIGHT',
  'JOINT',
  'COMPLAINT',
  'OPENING',
  'SERVICE',
];
