import { useTranslation } from 'react-i18next';
import { me, type Permit } from '../server/me';
import { useCell } from '../view/cell';
import { openArea } from './openArea';
import { allows } from './permits';

export interface May {
  may: boolean;
  /** What to say where it may not be: sign in, or whom to ask; null: it may, or it is not known yet. */
  why: string | null;
}

/** Whether the reader may do this in the open area, or in one division of it: what he may not is not offered, or says why. */
export function useMay(permit: Permit, division?: string | null): May {
  const { t } = useTranslation();
  const reader = useCell(me);
  const area = useCell(openArea);
  if (reader === undefined) return { may: false, why: null };
  if (allows(reader, permit, area, division)) return { may: true, why: null };
  const what = t(`accounts.to.${permit}`);
  return { may: false, why: t(reader.signedIn ? 'accounts.notYours' : 'accounts.signInTo', { what }) };
}
