import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ServerFailure } from '../server/ask';
import type { Me } from '../server/me';
import { useCell } from '../view/cell';
import { setView } from '../view/store';
import { signOut } from './door';
import { openArea } from './openArea';
import { allowsAnywhere } from './permits';
import { ScopeWord } from './ScopeWord';
import { signingIn } from './signingIn';

/** Who I am, in which roles and where; my password; the way out. */
export function AccountMenu({ reader, onClose }: { reader: Me; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const area = useCell(openArea);
  const [failure, setFailure] = useState<string | null>(null);
  const leave = async (everywhere: boolean) => {
    try {
      await signOut(everywhere, i18n.language);
      // Nothing of what was read stays in the page of a computer that others use.
      window.location.reload();
    } catch (error) {
      setFailure(error instanceof ServerFailure ? error.message : String(error));
    }
  };
  const { account, grants } = reader;
  return (
    <section className="float account-menu" aria-label={t('accounts.mine')} data-testid="account-menu">
      <header>
        <strong>{account?.shownAs}</strong>
        {account?.name !== account?.shownAs && <span className="soft">{account?.name}</span>}
      </header>
      <h2 className="note">{t('accounts.grants')}</h2>
      {grants.length === 0 && <p className="warn">{t('accounts.noGrants')}</p>}
      <ul className="account-grants">
        {grants.map((grant) => (
          <li
            key={`${grant.role}${grant.area}${grant.division}`}
            className={grant.area === area || grant.area === '*' ? undefined : 'soft'}
          >
            <b>{t(`accounts.role.${grant.role}`)}</b> <ScopeWord area={grant.area} division={grant.division} />
          </li>
        ))}
      </ul>
      {failure && (
        <p className="warn" role="alert">
          {failure}
        </p>
      )}
      <div className="account-doors">
        {allowsAnywhere(reader, 'administer') && (
          <button
            type="button"
            onClick={() => {
              onClose();
              setView({ question: 'accounts', selected: undefined });
            }}
            data-testid="open-accounts"
          >
            {t('accounts.title')}
          </button>
        )}
        {account?.kind === 'local' && (
          <button
            type="button"
            onClick={() => {
              onClose();
              signingIn.set('password');
            }}
          >
            {t('accounts.change')}
          </button>
        )}
        {account?.kind !== 'key' && (
          <>
            <button type="button" onClick={() => void leave(false)} data-testid="sign-out">
              {t('accounts.signOut')}
            </button>
            <button type="button" className="soft" onClick={() => void leave(true)}>
              {t('accounts.signOutAll')}
            </button>
          </>
        )}
      </div>
    </section>
  );
}
