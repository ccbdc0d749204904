import { useTranslation } from 'react-i18next';
import type { ServerFailure } from '../server/ask';

/** What happened, what it means, and a way to try again. */
export function Failure({ failure, retry }: { failure: ServerFailure; retry: () => void }) {
  const { t } = useTranslation();
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
