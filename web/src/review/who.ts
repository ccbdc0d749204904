import { useSyncExternalStore } from 'react';
import { cell } from '../view/cell';

const key = 'riskmap.who';

function stored(): string {
  try {
    return window.localStorage.getItem(key) ?? '';
  } catch {
    return ''; // a browser that keeps nothing asks again next time
  }
}

const name = cell(stored());

/** Who corrects: asked once, remembered by this browser, written on every change. */
export function useWho(): string {
  return useSyncExternalStore(name.subscribe, name.get);
}

export function setWho(who: string) {
  name.set(who);
  try {
    window.localStorage.setItem(key, who);
  } catch {
    // see above
  }
}
