import { useTranslation } from 'react-i18next';
import { Icon } from '../shell/Icon';
import { setView, useView } from '../view/store';

interface Props {
  /** What the board is about, in words. */
  children: string;
  before: string;
  /** undefined: it is not yet. */
  after: string | undefined;
}

/** The time a board is about, one step back or on. */
export function Step({ children, before, after }: Props) {
  const { t } = useTranslation();
  const { when } = useView();
  return (
    <p className="board-when">
      <button type="button" aria-label={t('boards.before')} title={t('boards.before')} onClick={() => setView({ when: before })}>
        <Icon name="back" size={18} />
      </button>
      <strong>{children}</strong>
      <button
        type="button"
        aria-label={t('boards.after')}
        title={t('boards.after')}
        disabled={after === undefined}
        onClick={() => setView({ when: after })}
      >
        <Icon name="next" size={18} />
      </button>
      {when && (
        <button type="button" className="link" onClick={() => setView({ when: undefined })}>
          {t('boards.now')}
        </button>
      )}
    </p>
  );
}
