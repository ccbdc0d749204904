import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../server/useAnswer';
import { Failure } from './Failure';
import { Skeleton } from './Skeleton';

/** Shows an answer in whatever state it is: on its way, late, failed, or here (perhaps with the next one on its way). */
export function Answered<T>({ answer, lines, children }: { answer: Answer<T>; lines?: number; children: (value: T) => ReactNode }) {
  const { t } = useTranslation();
  const { value, failure, slow, retry } = answer;
  return (
    <>
      {slow && (
        <p className="slow" role="status" data-testid="slow">
          {t('state.slow')}
        </p>
      )}
      {failure && <Failure failure={failure} retry={retry} />}
      {value !== undefined ? children(value) : !failure && <Skeleton lines={lines ?? 6} />}
    </>
  );
}
