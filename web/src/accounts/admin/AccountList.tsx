import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import { ask, ServerFailure } from '../../server/ask';
import { useAnswer } from '../../server/useAnswer';
import { Answered } from '../../shell/Answered';
import { initialOf } from '../AccountButton';
import { ScopeWord } from '../ScopeWord';
import { AccountForm } from './AccountForm';
import {
  type Account,
  type AccountEdit,
  askAccounts,
  disableAccountMutation,
  enableAccountMutation,
  resetPasswordMutation,
} from './accounts';
import { OneTime, wholeLink } from './OneTime';

/** How long the search must rest before the server is asked, in milliseconds. */
const rest = 250;

/** Everybody who may come in: found by name, changed, shut out, given a link. */
export function AccountList() {
  const { t, i18n } = useTranslation();
  const { count, time } = useFormats();
  const [search, setSearch] = useState('');
  const [turn, setTurn] = useState(0);
  const [open, setOpen] = useState<string | 'new' | null>(null);
  const [link, setLink] = useState<{ name: string; link: string; until: string | null } | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const answer = useAnswer(`accounts/${search}/${turn}/${i18n.language}`, (signal) => askAccounts(search, i18n.language, signal), rest);
  const taken = (edit: AccountEdit) => {
    setFailure(edit.problems[0]?.message ?? null);
    if (edit.link) setLink({ name: edit.account?.shownAs ?? '', link: wholeLink(edit.link), until: edit.linkEndsAt });
    setTurn((n) => n + 1);
  };
  const attempt = async (act: () => Promise<{ done: AccountEdit }>) => {
    try {
      taken((await act()).done);
    } catch (error) {
      setFailure(error instanceof ServerFailure ? error.message : String(error));
    }
  };
  return (
    <>
      <div className="list-tools">
        <input
          type="search"
          value={search}
          placeholder={t('accounts.search')}
          aria-label={t('accounts.search')}
          onChange={({ target }) => setSearch(target.value)}
        />
        <button type="button" className="primary" onClick={() => setOpen('new')} data-testid="account-new">
          {t('accounts.new')}
        </button>
      </div>
      {link && (
        <OneTime
          title={t('accounts.linkFor', { name: link.name })}
          value={link.link}
          note={t('accounts.linkNote', { until: time(link.until) })}
          onClose={() => setLink(null)}
        />
      )}
      {failure && (
        <p className="warn" role="alert">
          {failure}
        </p>
      )}
      {open === 'new' && (
        <AccountForm
          account={null}
          onLeave={() => setOpen(null)}
          onDone={(edit) => {
            setOpen(null);
            taken(edit);
          }}
        />
      )}
      <Answered answer={answer} lines={8}>
        {({ all, total }) => (
          <>
            <p className="note">{t('accounts.n', { n: count(total) })}</p>
            {all.length === 0 && <p className="soft">{t('state.noneMatch')}</p>}
            <ul className="account-rows" data-testid="account-rows">
              {all.map((each) => (
                <li key={each.id} className={each.disabled ? 'off' : undefined}>
                  <Row account={each} open={open === each.id} onOpen={() => setOpen(open === each.id ? null : each.id)} />
                  {open === each.id && (
                    <div className="account-open">
                      <AccountForm
                        key={each.version}
                        account={each}
                        onLeave={() => setOpen(null)}
                        onDone={(edit) => {
                          setOpen(null);
                          taken(edit);
                        }}
                      />
                      <p className="account-acts">
                        {each.kind === 'LOCAL' && (
                          <button
                            type="button"
                            className="link"
                            onClick={() => void attempt(() => ask(resetPasswordMutation, { id: each.id }, i18n.language))}
                          >
                            {t('accounts.reset')}
                          </button>
                        )}
                        <button
                          type="button"
                          className="link"
                          onClick={() =>
                            void attempt(() =>
                              ask(
                                each.disabled ? enableAccountMutation : disableAccountMutation,
                                { id: each.id, version: each.version },
                                i18n.language,
                              ),
                            )
                          }
                        >
                          {t(each.disabled ? 'accounts.enable' : 'accounts.disable')}
                        </button>
                      </p>
                    </div>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
      </Answered>
    </>
  );
}

function Row({ account, open, onOpen }: { account: Account; open: boolean; onOpen: () => void }) {
  const { t } = useTranslation();
  const { time } = useFormats();
  const state = account.disabled
    ? t('accounts.state.disabled')
    : account.lockedUntil && new Date(account.lockedUntil) > new Date()
      ? t('accounts.state.locked', { until: time(account.lockedUntil) })
      : account.kind === 'LOCAL' && !account.hasPassword
        ? t('accounts.state.waits')
        : account.signedInAt
          ? t('accounts.state.seen', { at: time(account.signedInAt) })
          : t('accounts.state.never');
  return (
    <button type="button" className="row account-row" aria-expanded={open} onClick={onOpen}>
      <span className="account-badge" aria-hidden="true">
        {initialOf(account.shownAs)}
      </span>
      <span className="row-main">
        <span className="row-title">
          {account.shownAs} {account.name !== account.shownAs && <span className="soft">{account.name}</span>}
        </span>
        <span className="row-note">{state}</span>
      </span>
      <span className="account-scopes">
        {account.grants.slice(0, 3).map((grant) => (
          <span key={`${grant.role}${grant.area}${grant.division}`} className="scope">
            {t(`accounts.role.${grant.role.toLowerCase()}`)} ·{' '}
            <ScopeWord area={grant.area} division={grant.division} divisionName={grant.divisionName} />
          </span>
        ))}
        {account.grants.length > 3 && <span className="soft">+{account.grants.length - 3}</span>}
        {account.grants.length === 0 && <span className="soft">{t('accounts.grantsNone')}</span>}
      </span>
    </button>
  );
}
