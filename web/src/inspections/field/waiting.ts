import { cell } from '../../view/cell';

/** Visits that wait to be sent from this device: told in the rail, whatever is open. How they are sent is loaded only when there are any. */
const place = 'riskmap.visits.waiting';

function stored(): number {
  try {
    return Number(window.localStorage.getItem(place) ?? 0) || 0;
  } catch {
    return 0;
  }
}

export const waiting = cell(stored());

export function tellWaiting(count: number) {
  waiting.set(count);
  try {
    window.localStorage.setItem(place, String(count));
  } catch {
    // a browser that keeps nothing knows it as long as the page is open
  }
}
