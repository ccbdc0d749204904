import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { me, refreshMe } from '../server/me';
import { Icon } from '../shell/Icon';
import { useMenu } from '../shell/useMenu';
import { useCell } from '../view/cell';
import { AccountMenu } from './AccountMenu';
import { signingIn } from './signingIn';

/** The reader's own button on the rail: sign in, or who he is and what he may. */
export function AccountButton() {
  const { t } = useTranslation();
  const reader = useCell(me);
  const { box, open, setOpen } = useMenu();
  useEffect(() => {
    const look = () => document.visibilityState === 'visible' && void refreshMe();
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  const name = reader?.account?.shownAs ?? reader?.account?.name;
  return (
    <div className="account" ref={box}>
      <button
        type="button"
        aria-haspopup={name ? 'dialog' : undefined}
        aria-expanded={name ? open : undefined}
        title={name ?? t('accounts.signIn')}
        onClick={() => (reader?.signedIn ? setOpen(!open) : signingIn.set('asked'))}
        data-testid="account-button"
        data-signed-in={reader?.signedIn ?? undefined}
      >
        {name ? (
          <span className="account-badge" aria-hidden="true">
            {initialOf(name)}
          </span>
        ) : (
          <Icon name="person" />
        )}
        <span className={name ? 'visually-hidden' : 'account-word'}>
          {name ? t('accounts.signedInAs', { name }) : t('accounts.signIn')}
        </span>
      </button>
      {open && reader?.signedIn && <AccountMenu reader={reader} onClose={() => setOpen(false)} />}
    </div>
  );
}

/** What stands on the badge: the family name of 张三, the first letter of others. */
export function initialOf(name: string): string {
  return [...name.trim()][0]?.toUpperCase() ?? '?';
}
