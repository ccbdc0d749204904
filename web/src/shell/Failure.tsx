import { useTranslation } from 'react-i18next';
import { signingIn } from '../accounts/signingIn';
import type { ServerFailure } from '../server/ask';
import { notPermitted, notSignedIn } from '../server/me';

/** What happened, what it means, and a way to try again. */
export function Failure({ failure, retry }: { failure: ServerFailure; retry: () => void }) {
  const { t } = useTranslation();
  if (failure.code === notSignedIn || failure.code === notPermitted) {
    const unknown = failure.code === notSignedIn;
    return (
      <div className="failure" role="alert" data-testid="not-permitted">
        <strong>{t(unknown ? 'accounts.signInTitle' : 'accounts.notPermittedTitle')}</strong>
        <p>{t(unknown ? 'accounts.signInWhy' : 'accounts.notPermitted')}</p>
        {unknown && (
          <button type="button" className="primary" onClick={() => signingIn.set('asked')}>
            {t('accounts.signIn')}
          </button>
        )}
      </div>
    );
  }
  const away = failure.kind !== 'refused';
  const stopped = failure.code === 'WORK_CANCELLED';
  return (
    <div className="failure" role="alert" data-testid="failure">
      <strong>{t(away ? 'state.unreachableTitle' : stopped ? 'state.stoppedTitle' : 'state.failedTitle')}</strong>
      <p>{stopped ? t('state.stopped') : t(`state.${failure.kind}`, { message: failure.message })}</p>
      <button type="button" className="primary" onClick={retry}>
        {t('state.retry')}
      </button>
    </div>
  );
}
