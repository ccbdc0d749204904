import { useTranslation } from 'react-i18next';
import { me, type Permit } from '../server/me';
import { useCell } from '../view/cell';
import { signingIn } from './signingIn';
import { useMay } from './useMay';

/** One calm line where something could be done by somebody else: why not, and the door. Nothing where it may be. */
export function Barred({ permit, division }: { permit: Permit; division?: string | null }) {
  const { t } = useTranslation();
  const { may, why } = useMay(permit, division);
  const signedIn = useCell(me)?.signedIn;
  if (may || !why) return null;
  return (
    <p className="note barred" data-testid={`barred-${permit}`}>
      <span>{why}</span>
      {!signedIn && (
        <button type="button" className="link" onClick={() => signingIn.set('asked')}>
          {t('accounts.signIn')}
        </button>
      )}
    </p>
  );
}
