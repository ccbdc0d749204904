import { useTranslation } from 'react-i18next';
import { tilesReachable } from '../map/scene';
import type { ServerFailure } from '../server/ask';
import { useCell } from '../view/cell';

/** The map is here, but the server went away: said once, at the top, until it is back. */
export function Banner({ failure, retry }: { failure?: ServerFailure; retry: () => void }) {
  const { t } = useTranslation();
  const reachable = useCell(tilesReachable);
  if (reachable && !failure) return null;
  return (
    <div className="float notice banner" role="alert" data-testid="banner">
      <span>
        <strong>{t('state.unreachableTitle')}</strong> {t(failure?.kind === 'unavailable' ? 'state.unavailable' : 'state.unreachable')}
      </span>
      <button type="button" className="primary" onClick={retry}>
        {t('state.retry')}
      </button>
    </div>
  );
}
