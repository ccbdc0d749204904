import type { Area } from '../../areas/area';
import { me } from '../../server/me';

/** The area that an inspector works in, so that the page opens without a network; it goes at sign-out with the rest of what is kept. */
const place = 'riskmap.area.kept';

export function keepArea(area: Area) {
  try {
    window.localStorage.setItem(place, JSON.stringify(area));
  } catch {
    // a browser that keeps nothing opens with a network only
  }
}

export function keptArea(asked: string | undefined): Area | null {
  try {
    const area = JSON.parse(window.localStorage.getItem(place) ?? 'null') as Area | null;
    return area && (asked === undefined || area.code === asked) ? area : null;
  } catch {
    return null;
  }
}

let signedIn = me.get()?.signedIn === true;
me.subscribe(() => {
  const now = me.get()?.signedIn === true;
  if (signedIn && me.get() && !now) {
    window.localStorage.removeItem(place);
    void import('./store').then(({ forgetKept }) => forgetKept()).catch(() => undefined);
  }
  signedIn = now;
});
