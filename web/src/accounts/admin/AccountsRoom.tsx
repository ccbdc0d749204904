import { useTranslation } from 'react-i18next';
import { me } from '../../server/me';
import { Controls } from '../../shell/Controls';
import { Question } from '../../shell/Question';
import { useCell } from '../../view/cell';
import { setView, useView } from '../../view/store';
import { accountTabs } from '../../view/url';
import { Barred } from '../Barred';
import { allowsAnywhere } from '../permits';
import { AccountList } from './AccountList';
import { AuditList } from './AuditList';
import { KeyList } from './KeyList';

/** Who may come in, as what and where; and what was done here. */
export default function AccountsRoom() {
  const { t } = useTranslation();
  const { accountTab } = useView();
  const reader = useCell(me);
  if (!reader || !allowsAnywhere(reader, 'administer')) {
    return (
      <>
        <Question>{t('accounts.title')}</Question>
        <Barred permit="administer" />
      </>
    );
  }
  return (
    <Controls>
      <Question>{t('accounts.title')}</Question>
      <div className="tabs" role="tablist" aria-label={t('accounts.title')}>
        {([undefined, ...accountTabs] as const).map((tab) => (
          <button
            key={tab ?? 'accounts'}
            type="button"
            role="tab"
            aria-selected={accountTab === tab}
            onClick={() => setView({ accountTab: tab })}
            data-testid={`accounts-${tab ?? 'accounts'}`}
          >
            {t(`accounts.tab.${tab ?? 'accounts'}`)}
          </button>
        ))}
      </div>
      <div role="tabpanel">{accountTab === 'audit' ? <AuditList /> : accountTab === 'keys' ? <KeyList /> : <AccountList />}</div>
    </Controls>
  );
}
