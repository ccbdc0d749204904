import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { How } from '../../shell/How';
import type { Round } from './round';

/** What may be made public of a round, ready to post, and what must stay out of it. */
export function PublicityText({ publicity }: { publicity: NonNullable<Round['publicity']> }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard?.writeText(publicity.text).then(
      () => setCopied(true),
      () => undefined,
    );
  return (
    <section className="publicity" data-testid="publicity">
      <How method={publicity.method}>
        <h3>{t('zone.publicity')}</h3>
      </How>
      <blockquote>{publicity.text}</blockquote>
      {navigator.clipboard && (
        <button type="button" className="link note-link" onClick={copy}>
          {t(copied ? 'zone.copied' : 'zone.copy')}
        </button>
      )}
      {publicity.mayBeNamed.length > 0 && (
        <p className="note">
          {t('zone.mayBeNamed', { names: publicity.mayBeNamed.map((each) => each.name ?? each.featureId).join('、') })}
        </p>
      )}
      <ul>
        {publicity.withheld.map((each) => (
          <li key={each} className="note">
            {each}
          </li>
        ))}
      </ul>
    </section>
  );
}
