import { useTranslation } from 'react-i18next';
import { me } from '../../server/me';
import { Controls } from '../../shell/Controls';
import { Question } from '../../shell/Question';
import { Tabs } from '../../shell/Tabs';
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
      <Tabs
        label={t('accounts.title')}
        name="accounts"
        tabs={(['accounts', ...accountTabs] as const).map((tab) => ({ tab, word: t(`accounts.tab.${tab}`) }))}
        open={accountTab ?? 'accounts'}
        onOpen={(tab) => setView({ accountTab: tab === 'accounts' ? undefined : tab })}
        shows="accounts-part"
      />
      <div id="accounts-part" role="tabpanel" aria-labelledby={`accounts-${accountTab ?? 'accounts'}`}>
        {accountTab === 'audit' ? <AuditList /> : accountTab === 'keys' ? <KeyList /> : <AccountList />}
      </div>
    </Controls>
  );
}
