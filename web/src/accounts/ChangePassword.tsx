import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ServerFailure } from '../server/ask';
import { changePassword } from './door';
import { isFit, NewPassword } from './NewPassword';

export function ChangePassword({ onDone }: { onDone: () => void }) {
  const { t, i18n } = useTranslation();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState({ value: '', again: '' });
  const [failure, setFailure] = useState<ServerFailure | null>(null);
  const [done, setDone] = useState(false);
  const id = useId();
  const wrong = failure?.code === 'PASSWORD_WRONG';
  const send = async () => {
    setFailure(null);
    try {
      await changePassword(current, next.value, i18n.language);
      setDone(true);
    } catch (error) {
      setFailure(error instanceof ServerFailure ? error : new ServerFailure('refused', String(error)));
    }
  };
  if (done) {
    return (
      <div className="account-form">
        <p role="status">{t('accounts.changed')}</p>
        <button type="button" className="primary" onClick={onDone}>
          {t('accounts.goOn')}
        </button>
      </div>
    );
  }
  return (
    <form
      className="account-form"
      data-testid="password-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label htmlFor={`${id}c`}>{t('accounts.current')}</label>
      <input
        id={`${id}c`}
        type="password"
        value={current}
        autoComplete="current-password"
        required
        aria-invalid={wrong || undefined}
        onChange={({ target }) => setCurrent(target.value)}
      />
      {wrong && (
        <p className="warn" role="alert">
          {failure.message}
        </p>
      )}
      <NewPassword {...next} onChange={(value, again) => setNext({ value, again })} problem={failure && !wrong ? failure.message : null} />
      <button type="submit" className="primary" disabled={current === '' || !isFit(next.value, next.again)}>
        {t('accounts.change')}
      </button>
    </form>
  );
}
