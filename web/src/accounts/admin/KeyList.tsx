import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Line } from '../../entry/Line';
import { useFormats } from '../../i18n/formats';
import { ask, ServerFailure } from '../../server/ask';
import { useAnswer } from '../../server/useAnswer';
import { newWork } from '../../server/work';
import { Answered } from '../../shell/Answered';
import { ScopeWord } from '../ScopeWord';
import { askAccounts, createApiKeyMutation, revokeApiKeyMutation, sent } from './accounts';
import { GrantEditor, type Granted } from './GrantEditor';
import { OneTime } from './OneTime';

/** Keys of machines: each with an account and roles of its own, shown once, ended when it is not needed. */
export function KeyList() {
  const { t, i18n } = useTranslation();
  const { time } = useFormats();
  const [turn, setTurn] = useState(0);
  const [isNew, setNew] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const answer = useAnswer(`keys/${turn}/${i18n.language}`, (signal) => askAccounts('', i18n.language, signal));
  const revoke = async (id: string) => {
    try {
      const { done } = await ask(revokeApiKeyMutation, { id }, i18n.language);
      setFailure(done.problems[0]?.message ?? null);
      setTurn((n) => n + 1);
    } catch (error) {
      setFailure(error instanceof ServerFailure ? error.message : String(error));
    }
  };
  return (
    <>
      <div className="list-tools">
        <p className="soft">{t('accounts.keysAre')}</p>
        <button type="button" className="primary" onClick={() => setNew(true)} data-testid="key-new">
          {t('accounts.keyNew')}
        </button>
      </div>
      {secret && <OneTime title={t('accounts.keyMade')} value={secret} note={t('accounts.keyNote')} onClose={() => setSecret(null)} />}
      {failure && (
        <p className="warn" role="alert">
          {failure}
        </p>
      )}
      {isNew && (
        <KeyForm
          onLeave={() => setNew(false)}
          onDone={(value) => {
            setNew(false);
            setSecret(value);
            setTurn((n) => n + 1);
          }}
        />
      )}
      <Answered answer={answer} lines={5}>
        {({ all }) => {
          const keys = all.flatMap((account) => account.keys.map((key) => ({ ...key, grants: account.grants })));
          return keys.length === 0 ? (
            <p className="soft">{t('accounts.keysNone')}</p>
          ) : (
            <ul className="account-rows">
              {keys.map((key) => (
                <li key={key.id} className={key.works ? 'key-row' : 'key-row off'}>
                  <span className="row-main">
                    <span className="row-title">{key.name}</span>
                    <span className="row-note">
                      {key.revokedAt
                        ? t('accounts.keyRevoked', { at: time(key.revokedAt) })
                        : [
                            key.usedAt ? t('accounts.keyUsed', { at: time(key.usedAt) }) : t('accounts.keyUnused'),
                            key.endsAt ? t('accounts.keyEnds', { at: time(key.endsAt) }) : t('accounts.keyEndless'),
                          ].join(' · ')}
                    </span>
                  </span>
                  <span className="account-scopes">
                    {key.grants.map((grant) => (
                      <span key={`${grant.role}${grant.area}${grant.division}`} className="scope">
                        {t(`accounts.role.${grant.role.toLowerCase()}`)} ·{' '}
                        <ScopeWord area={grant.area} division={grant.division} divisionName={grant.divisionName} />
                      </span>
                    ))}
                  </span>
                  {key.works && (
                    <button type="button" className="link" onClick={() => void revoke(key.id)}>
                      {t('accounts.keyRevoke')}
                    </button>
                  )}
                </li>
              ))}
            </ul>
          );
        }}
      </Answered>
    </>
  );
}

function KeyForm({ onDone, onLeave }: { onDone: (secret: string | null) => void; onLeave: () => void }) {
  const { t, i18n } = useTranslation();
  const [name, setName] = useState('');
  const [ends, setEnds] = useState('');
  const [grants, setGrants] = useState<Granted[]>([]);
  const [id] = useState(newWork);
  const [wrong, setWrong] = useState<{ field: string | null; message: string }[]>([]);
  const [busy, setBusy] = useState(false);
  const problem = (field: string) => wrong.find((each) => each.field === field)?.message;
  const send = async () => {
    setBusy(true);
    try {
      const endsAt = ends ? new Date(`${ends}T23:59:59`).toISOString() : null;
      const { done } = await ask(createApiKeyMutation, { id, name: name.trim(), grants: sent(grants), endsAt }, i18n.language);
      if (done.outcome === 'DONE' || done.outcome === 'REPEATED') onDone(done.secret);
      else setWrong(done.problems);
    } catch (error) {
      setWrong([{ field: null, message: error instanceof ServerFailure ? error.message : String(error) }]);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="entry-form account-edit"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Line name="keyName" label={t('accounts.keyName')} value={name} onChange={setName} maxLength={100} problem={problem('SHOWN_AS')} />
      <Line name="keyEnds" label={t('accounts.keyUntil')} type="date" value={ends} onChange={setEnds} problem={problem('ENDS_AT')} />
      <GrantEditor grants={grants} onChange={setGrants} problem={problem('GRANTS')} />
      {wrong
        .filter((each) => each.field === null)
        .map((each) => (
          <p key={each.message} className="warn" role="alert">
            {each.message}
          </p>
        ))}
      <div className="entry-do">
        <button type="submit" className="primary" disabled={busy || name.trim() === ''}>
          {t('accounts.keyNew')}
        </button>
        <button type="button" className="quiet" onClick={onLeave}>
          {t('entry.leave')}
        </button>
      </div>
    </form>
  );
}
