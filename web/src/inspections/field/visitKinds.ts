import type { VisitKind } from './visit';

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
