import { useTranslation } from 'react-i18next';

/** The shape of what is coming, so that nothing jumps when it does. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const { t } = useTranslation();
  return (
    <div className="skeleton" role="status" aria-label={t('state.loading')} data-testid="skeleton">
      {Array.from({ length: lines }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a placeholder are all alike.
        <span key={i} style={{ width: `${[62, 88, 74, 95, 55][i % 5]}%` }} />
      ))}
    </div>
  );
}
