import { type Me, me } from '../server/me';
import { cell, useCell } from '../view/cell';

const key = 'riskmap.who';

function stored(): string {
  try {
    return window.localStorage.getItem(key) ?? '';
  } catch {
    return ''; // a browser that keeps nothing asks again next time
  }
}

const name = cell(stored());

/** The name that the server writes on what the reader does; null: nobody is signed in, or a machine's key is, and the name is typed. */
export const signedName = () => nameOf(me.get());

export const useSignedName = () => nameOf(useCell(me));

function nameOf(known: Me | undefined): string | null {
  const account = known?.account;
  return account && account.kind !== 'key' ? account.shownAs || account.name : null;
}

/** Who corrects: the account's name; else asked once, remembered by this browser, written on every change. */
export function useWho(): string {
  const typed = useCell(name);
  return useSignedName() ?? typed;
}

export function setWho(who: string) {
  name.set(who);
  try {
    window.localStorage.setItem(key, who);
  } catch {
    // see above
  }
}
