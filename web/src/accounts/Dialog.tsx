import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../shell/Icon';

interface Props {
  title: string;
  onClose: () => void;
  children: ReactNode;
  testId: string;
}

/** A dialog over the page, which stays as it was: the browser's own, so that Escape, the focus and what lies behind are its business. */
export function Dialog({ title, onClose, children, testId }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const { current } = box;
    current?.showModal?.();
    return () => current?.close?.();
  }, []);
  return (
    <dialog
      ref={box}
      className="float account-dialog"
      aria-labelledby={id}
      data-testid={testId}
      onKeyDown={(event) => event.stopPropagation()}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header>
        <h1 id={id}>{title}</h1>
        <button type="button" aria-label={t('how.close')} title={t('how.close')} onClick={onClose}>
          <Icon name="close" size={18} />
        </button>
      </header>
      {children}
    </dialog>
  );
}
