import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../server/useAnswer';
import { Failure } from './Failure';
import { Skeleton } from './Skeleton';

interface Props<T> {
  answer: Answer<T>;
  lines?: number;
  /** Key of the question that stands on the screen: an answer to another one is dimmed and cannot be used, and goes when this one fails. */
  asked?: string | null;
  children: (value: T) => ReactNode;
}

/** Shows an answer in whatever state it is: on its way, late, failed, or here (perhaps with the next one on its way). */
export function Answered<T>({ answer, lines, asked, children }: Props<T>) {
  const { t } = useTranslation();
  const { value, key, failure, slow, retry } = answer;
  const isOther = asked !== undefined && asked !== key;
  const shown = isOther && failure ? undefined : value;
  return (
    <>
      {slow && (
        <p className="slow" role="status" data-testid="slow">
          {t('state.slow')}
        </p>
      )}
      {failure && <Failure failure={failure} retry={retry} />}
      {shown === undefined ? (
        !failure && <Skeleton lines={lines ?? 6} />
      ) : asked === undefined ? (
        children(shown)
      ) : (
        <div className={isOther ? 'tests-stale' : undefined} inert={isOther} aria-busy={isOther}>
          {children(shown)}
        </div>
      )}
    </>
  );
}
