/** Longitude and latitude of the history, to a metre. */
export function shownPlace(value: string): string {
  return value
    .split(' ')
    .map((degrees) => Number(degrees).toFixed(5))
    .join(', ');
}
