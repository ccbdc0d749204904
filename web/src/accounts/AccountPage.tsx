import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/formats';
import { ServerFailure } from '../server/ask';
import { refreshMe } from '../server/me';
import { Failure } from '../shell/Failure';
import { Skeleton } from '../shell/Skeleton';
import { choosePassword, type LinkFacts, lookAtLink } from './door';
import { isFit, NewPassword } from './NewPassword';
import { SignInForm } from './SignInForm';

/** A page before the map: a calm sheet with the brand on it. */
function Sheet({ title, children, testId }: { title: string; children: ReactNode; testId: string }) {
  const { t } = useTranslation();
  return (
    <main className="account-page">
      <section className="float account-sheet" data-testid={testId}>
        <p className="account-brand">
          <Brand /> {t('app.title')}
        </p>
        <h1>{title}</h1>
        {children}
      </section>
    </main>
  );
}

function Brand() {
  return (
    <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="var(--brand)" />
      <path
        d="M16 5c1 4 6 6.500 6 12.500a6 6 0 0 1-12 0c0-3 1.500-4.500 2.500-6 .5 2 1.200 2.800 2 3.200C14 11.500 14.500 8 16 5z"
        fill="#fff"
      />
    </svg>
  );
}

/** Leaves for the map; only pages of this server are gone back to. */
function leaveTo(back: string | null) {
  window.location.assign(back !== null && /^\/(?![/\\])/.test(back) ? back : '/');
}

export function SignInPage({ back }: { back: string | null }) {
  const { t } = useTranslation();
  useEffect(() => void refreshMe(), []);
  return (
    <Sheet title={t('accounts.signIn')} testId="sign-in-page">
      <SignInForm back={back ?? '/'} onIn={() => leaveTo(back)} />
      <p className="account-way">
        <a className="link" href="/">
          {t('accounts.toMap')}
        </a>
      </p>
    </Sheet>
  );
}

/** A one-time link: whose it is, and the password that he chooses. */
export function LinkPage({ token }: { token: string }) {
  const { t, i18n } = useTranslation();
  const { time } = useFormats();
  const [facts, setFacts] = useState<LinkFacts | null>(null);
  const [failure, setFailure] = useState<ServerFailure | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [next, setNext] = useState({ value: '', again: '' });
  const [busy, setBusy] = useState(false);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` asks again on purpose.
  useEffect(() => {
    setFailure(null);
    lookAtLink(token, i18n.language).then(setFacts, (error) =>
      setFailure(error instanceof ServerFailure ? error : new ServerFailure('refused', String(error))),
    );
  }, [token, i18n.language, attempt]);
  const send = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await choosePassword(token, next.value, i18n.language);
      leaveTo('/');
    } catch (error) {
      setBusy(false);
      if (error instanceof ServerFailure && error.code === 'LINK_INVALID') setFailure(error);
      else
        setProblem(
          error instanceof ServerFailure && error.kind !== 'refused' ? t(`state.${error.kind}`) : String((error as Error).message),
        );
    }
  };
  if (failure?.kind === 'refused') {
    return (
      <Sheet title={t('accounts.linkOver')} testId="link-over">
        <p>{t('accounts.linkOverWhy')}</p>
        <p className="account-way">
          <a className="link" href="/">
            {t('accounts.toMap')}
          </a>
        </p>
      </Sheet>
    );
  }
  return (
    <Sheet title={facts ? t('accounts.welcome', { name: facts.shownAs }) : t('accounts.link')} testId="link-page">
      {failure && <Failure failure={failure} retry={() => setAttempt(attempt + 1)} />}
      {!facts && !failure && <Skeleton lines={4} />}
      {facts && (
        <form
          className="account-form"
          data-testid="link-form"
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <p className="account-lead">{t('accounts.linkHow', { name: facts.name, until: time(facts.endsAt) })}</p>
          {/* For the browser's own keeper of passwords. */}
          <input type="text" autoComplete="username" value={facts.name} readOnly hidden />
          <NewPassword {...next} onChange={(value, again) => setNext({ value, again })} problem={problem} />
          <button type="submit" className="primary" disabled={busy || !isFit(next.value, next.again)} data-testid="link-send">
            {t('accounts.choose')}
          </button>
        </form>
      )}
    </Sheet>
  );
}
