/** Reading and writing the words of the address bar: whatever is not what was asked for is as if it were not there. */

/** What is written into the address; undefined: left out. */
export type Words = [name: string, value: string | number | undefined][];

export function oneOf<T extends string>(value: string | null, allowed: readonly T[]): T | undefined {
  return allowed.find((each) => each === value);
}

export function matching(value: string | null, pattern: RegExp): string | undefined {
  return value !== null && pattern.test(value) ? value : undefined;
}

export function numberWithin(value: string | null, min: number, max: number): number | undefined {
  const number = value === null || value === '' ? Number.NaN : Number(value);
  return number >= min && number <= max ? number : undefined;
}

/** A filter as the API takes it: an object of plain values; the API itself says what it does not know. */
export function parseFilter(text: string | null): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

export const asJson = (value: object | undefined) => (value && Object.keys(value).length > 0 ? JSON.stringify(value) : undefined);

export function trim(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}

export const someOf = <T extends object>(choice: T): T | undefined =>
  Object.values(choice).some((value) => value !== undefined) ? choice : undefined;
