import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setWho, useSignedName } from './who';

/** Who corrects: asked once, then said in a line; every change carries the name. */
interface Props {
  field: RefObject<HTMLInputElement | null>;
  who: string;
  missing: boolean;
  /** Whose words ask for the name. */
  room?: 'review' | 'plan' | 'inspect';
}

export function Who({ field, who, missing, room = 'review' }: Props) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(who.trim() === '');
  const signed = useSignedName();
  const asks = missing && who.trim() === '';
  if (signed !== null) {
    return (
      <p className="who note">
        <span data-testid="who-name">{t(`${room}.whoIs`, { name: signed })}</span>
      </p>
    );
  }
  if (!asking) {
    return (
      <p className="who note">
        <span data-testid="who-name">{t(`${room}.whoIs`, { name: who })}</span>
        <button type="button" className="link" onClick={() => setAsking(true)}>
          {t('review.whoChange')}
        </button>
      </p>
    );
  }
  return (
    <div className="who">
      <label htmlFor="who">{t(`${room}.who`)}</label>
      <input
        ref={field}
        id="who"
        value={who}
        maxLength={100}
        autoComplete="name"
        placeholder={t('review.whoHint')}
        aria-invalid={asks || undefined}
        aria-describedby={asks ? 'who-missing' : undefined}
        onChange={(event) => setWho(event.target.value)}
        onBlur={() => setAsking(who.trim() === '')}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        data-testid="who"
      />
      {asks && (
        <p id="who-missing" className="warn" role="alert">
          {t('review.whoMissing')}
        </p>
      )}
    </div>
  );
}
