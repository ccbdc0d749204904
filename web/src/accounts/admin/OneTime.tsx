import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** A secret that is shown once: to be copied now, for it cannot be seen again. */
export function OneTime({ title, value, note, onClose }: { title: string; value: string; note: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard?.writeText(value).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <section className="one-time" role="status" data-testid="one-time">
      <strong>{title}</strong>
      <p className="note">{note}</p>
      <input readOnly value={value} aria-label={title} onFocus={({ target }) => target.select()} data-testid="one-time-value" />
      <div className="entry-do">
        <button type="button" className="primary" onClick={() => void copy()}>
          {t(copied ? 'preview.copied' : 'accounts.copy')}
        </button>
        <button type="button" className="quiet" onClick={onClose}>
          {t('accounts.noted')}
        </button>
      </div>
    </section>
  );
}

/** The whole address of a link, however the server writes it. */
export function wholeLink(link: string): string {
  return new URL(link, window.location.origin).href;
}
