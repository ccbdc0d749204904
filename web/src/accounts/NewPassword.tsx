import { useId } from 'react';
import { useTranslation } from 'react-i18next';

/** Characters that a password has at least: the server's own rule. */
export const shortest = 12;

interface Props {
  value: string;
  again: string;
  onChange: (value: string, again: string) => void;
  /** What the server said against it. */
  problem: string | null;
}

/** A new password, typed twice: what is wrong with it is said before it is sent. */
export function NewPassword({ value, again, onChange, problem }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const short = value !== '' && value.length < shortest;
  const differs = again !== '' && again !== value;
  return (
    <>
      <label htmlFor={`${id}n`}>{t('accounts.newPassword')}</label>
      <input
        id={`${id}n`}
        type="password"
        value={value}
        autoComplete="new-password"
        maxLength={500}
        required
        aria-invalid={short || problem !== null || undefined}
        aria-describedby={`${id}h`}
        onChange={({ target }) => onChange(target.value, again)}
        data-testid="new-password"
      />
      <p id={`${id}h`} className={short ? 'warn' : 'note'}>
        {t('accounts.passwordRule', { n: shortest })}
      </p>
      <label htmlFor={`${id}a`}>{t('accounts.newAgain')}</label>
      <input
        id={`${id}a`}
        type="password"
        value={again}
        autoComplete="new-password"
        maxLength={500}
        required
        aria-invalid={differs || undefined}
        onChange={({ target }) => onChange(value, target.value)}
        data-testid="new-password-again"
      />
      {differs && <p className="warn">{t('accounts.differs')}</p>}
      {problem && (
        <p className="warn" role="alert" data-testid="password-problem">
          {problem}
        </p>
      )}
    </>
  );
}

/** Whether it is worth sending. */
export function isFit(value: string, again: string): boolean {
  return value.length >= shortest && value === again;
}
