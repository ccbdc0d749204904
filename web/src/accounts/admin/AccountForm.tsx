import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Line } from '../../entry/Line';
import { ask, ServerFailure } from '../../server/ask';
import { newWork } from '../../server/work';
import { type Account, type AccountEdit, createAccountMutation, editAccountMutation, sent } from './accounts';
import { GrantEditor, type Granted } from './GrantEditor';

interface Props {
  /** null: a new one. */
  account: Account | null;
  onDone: (edit: AccountEdit) => void;
  onLeave: () => void;
}

/** Name, person and roles of an account. */
export function AccountForm({ account, onDone, onLeave }: Props) {
  const { t, i18n } = useTranslation();
  const [name, setName] = useState(account?.name ?? '');
  const [shownAs, setShownAs] = useState(account?.shownAs ?? '');
  const [grants, setGrants] = useState<Granted[]>([...(account?.grants ?? [])]);
  // The same until it is made: sent twice, the server makes one.
  const [id] = useState(newWork);
  const [busy, setBusy] = useState(false);
  const [edit, setEdit] = useState<AccountEdit | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const problem = (field: string) => edit?.problems.find((each) => each.field === field)?.message;
  const apart = edit?.problems.filter((each) => !['NAME', 'SHOWN_AS', 'GRANTS'].includes(each.field ?? '')) ?? [];
  const send = async () => {
    setBusy(true);
    setFailure(null);
    try {
      const facts = { name: name.trim(), shownAs: shownAs.trim(), grants: sent(grants) };
      const { done } = account
        ? await ask(editAccountMutation, { id: account.id, version: account.version, ...facts }, i18n.language)
        : await ask(createAccountMutation, { id, ...facts }, i18n.language);
      setEdit(done);
      if (done.outcome === 'DONE' || done.outcome === 'REPEATED') onDone(done);
    } catch (error) {
      setFailure(error instanceof ServerFailure ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="entry-form account-edit"
      data-testid="account-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Line name="name" label={t('accounts.name')} value={name} onChange={setName} maxLength={100} problem={problem('NAME')} />
      <Line
        name="shownAs"
        label={t('accounts.shownAs')}
        value={shownAs}
        onChange={setShownAs}
        maxLength={100}
        problem={problem('SHOWN_AS')}
      />
      <GrantEditor grants={grants} onChange={setGrants} problem={problem('GRANTS')} />
      {apart.map((each) => (
        <p key={each.code} className="warn" role="alert">
          {each.message}
        </p>
      ))}
      {edit?.outcome === 'CONFLICT' && apart.length === 0 && (
        <p className="warn" role="alert">
          {t('accounts.stale')}
        </p>
      )}
      {failure && (
        <p className="warn" role="alert">
          {failure} {t('entry.notSent')}
        </p>
      )}
      <div className="entry-do">
        <button type="submit" className="primary" disabled={busy || name.trim() === '' || shownAs.trim() === ''} data-testid="account-save">
          {t(account ? 'entry.save' : 'accounts.create')}
        </button>
        <button type="button" className="quiet" onClick={onLeave}>
          {t('entry.leave')}
        </button>
      </div>
    </form>
  );
}
