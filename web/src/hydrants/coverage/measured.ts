/** What was measured of a building by a test, in `unit`; where nothing was found so far as anything is looked for, metres that it is more than. */
export interface Measured {
  test: string;
  number: number | null;
  moreThan: number | null;
}

/** Whether lists of this test are in the order of metres along the hose; all others are in that of metres straight, as VerdictOrder has it. */
export function alongHose(test: string | null | undefined): boolean {
  return test === 'HOSE_LAY' || test === 'COMBINED';
}

/** A number, or the bound that it is beyond, as text; null: neither is known. */
export function foundOf(of: Measured | null | undefined, write: (value: number) => string): string | null {
  if (!of) return null;
  if (of.number !== null) return write(of.number);
  return of.moreThan === null ? null : `> ${write(of.moreThan)}`;
}

/** What a row of a list shows at its end: the very metres that the list is in the order of. */
export function rowMetres(
  row: { nearestMetres: number | null; decision: Measured | null },
  test: string | null | undefined,
  write: (value: number) => string,
): string {
  const shown = alongHose(test) ? foundOf(row.decision, write) : row.nearestMetres === null ? null : write(row.nearestMetres);
  return shown ?? '–';
}
