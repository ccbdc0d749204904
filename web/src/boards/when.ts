/** Days, months and years of boards; texts as the address has them. */

const dayMs = 86_400_000;

/** The same weekday some weeks on, YYYY-MM-DD. */
export function weekAway(day: string, weeks: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + weeks * 7 * dayMs).toISOString().slice(0, 10);
}

/** The month some months on, YYYY-MM. */
export function monthAway(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

/** The part of `when` that a board understands; undefined: the present one. */
export function weekOf(when: string | undefined): string | undefined {
  return when?.length === 10 ? when : undefined;
}
export function monthOf(when: string | undefined): string | undefined {
  return when?.length === 7 ? when : undefined;
}
export function yearOf(when: string | undefined): number | undefined {
  return when?.length === 4 ? Number(when) : undefined;
}
