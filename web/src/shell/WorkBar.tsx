import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/formats';
import { cancelWork, type WorkProgress, watchWork } from '../server/work';

/** Shorter work is done before a bar could be read, in milliseconds. */
const shownAfter = 400;

/** A bar where work is long: what is being done, how much of it is done and left, and a way to stop it. */
export function WorkBar({ id }: { id: string }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const [progress, setProgress] = useState<WorkProgress | null>(null);
  const [long, setLong] = useState(false);
  useEffect(() => {
    const controller = new AbortController();
    const shown = setTimeout(() => setLong(true), shownAfter);
    watchWork(id, setProgress, controller.signal).catch(() => undefined); // the work goes on unseen
    return () => {
      clearTimeout(shown);
      controller.abort();
    };
  }, [id]);
  if (!long) return null;
  const { stage = 'READING', done = 0, total = null } = progress ?? {};
  if (stage === 'ENDED') return null;
  return (
    <div className="work" role="status" data-testid="work">
      <p>
        <span>{t(`work.${stage}`)}</span>
        <span className="figure soft">{total ? t('work.of', { done: count(done), total: count(total) }) : ''}</span>
        <button type="button" className="link" onClick={() => cancelWork(id).catch(() => undefined)}>
          {t('work.cancel')}
        </button>
      </p>
      <progress max={total ?? undefined} value={total ? done : undefined} aria-label={t(`work.${stage}`)} />
    </div>
  );
}
