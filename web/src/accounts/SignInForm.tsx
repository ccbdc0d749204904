import type { TFunction } from 'i18next';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ServerFailure } from '../server/ask';
import { type Me, me } from '../server/me';
import { accountRoutes } from '../server/routes';
import { useCell } from '../view/cell';
import { Refusal, signIn } from './door';
import { clock, useWaiting } from './useWaiting';

interface Props {
  /** Where to come back to from another site's sign-in. */
  back: string;
  onIn: (reader: Me) => void;
}

/** Name and password; what went wrong is said in words that help, and a wait is counted down. */
export function SignInForm({ back, onIn }: Props) {
  const { t, i18n } = useTranslation();
  const by = useCell(me)?.signInBy ?? ['password'];
  const [facts, setFacts] = useState({ name: '', password: '' });
  const [keep, setKeep] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ServerFailure | null>(null);
  const left = useWaiting(failure instanceof Refusal ? failure.waitSeconds : null, failure);
  const id = useId();
  const first = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const send = async () => {
    setBusy(true);
    setFailure(null);
    try {
      onIn(await signIn(facts.name.trim(), facts.password, keep, i18n.language));
    } catch (error) {
      setFailure(error instanceof ServerFailure ? error : new ServerFailure('refused', String(error)));
      setFacts((old) => ({ ...old, password: '' }));
      password.current?.focus();
    } finally {
      setBusy(false);
    }
  };
  const wrong = failure?.code === 'SIGN_IN_FAILED';
  return (
    <form
      className="account-form"
      data-testid="sign-in-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {by.includes('password') && (
        <>
          <label htmlFor={`${id}n`}>{t('accounts.name')}</label>
          <input
            ref={first}
            id={`${id}n`}
            value={facts.name}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={200}
            required
            aria-invalid={wrong || undefined}
            onChange={({ target }) => setFacts({ ...facts, name: target.value })}
            data-testid="sign-in-name"
          />
          <label htmlFor={`${id}p`}>{t('accounts.password')}</label>
          <input
            ref={password}
            id={`${id}p`}
            type="password"
            value={facts.password}
            autoComplete="current-password"
            maxLength={500}
            required
            aria-invalid={wrong || undefined}
            aria-describedby={failure ? `${id}f` : undefined}
            onChange={({ target }) => setFacts({ ...facts, password: target.value })}
            data-testid="sign-in-password"
          />
          <label className="account-check">
            <input type="checkbox" checked={keep} onChange={({ target }) => setKeep(target.checked)} />
            <span>{t('accounts.keep')}</span>
          </label>
          {failure && (
            <p id={`${id}f`} className="warn" role="alert" data-testid="sign-in-failure">
              {wordsOf(failure, t)}
              {left > 0 && (
                <>
                  {' '}
                  <span className="figure">{t('accounts.wait', { clock: clock(left) })}</span>
                </>
              )}
            </p>
          )}
          <button type="submit" className="primary" disabled={busy || left > 0} data-testid="sign-in-send">
            {t(busy ? 'accounts.signingIn' : 'accounts.signIn')}
          </button>
        </>
      )}
      {by.includes('oidc') && (
        <a className="account-other" href={accountRoutes.oidc(back)}>
          {t('accounts.oidc')}
        </a>
      )}
      <p className="note">{t('accounts.forgotten')}</p>
    </form>
  );
}

function wordsOf(failure: ServerFailure, t: TFunction): string {
  if (failure.kind !== 'refused') return t(`state.${failure.kind}`);
  const known = { SIGN_IN_FAILED: 'wrong', SIGN_IN_LOCKED: 'locked', SIGN_IN_TOO_OFTEN: 'tooOften' }[failure.code ?? ''];
  return known ? t(`accounts.${known}`) : failure.message;
}
