import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/formats';
import type { Method, MethodParameter } from '../server/method';
import { Icon } from './Icon';

/** The small ⓘ beside a computed number: method, parameters, rule and clause, what it leaves out, version of the data. */
export function How({ method, children }: { method: Method; children?: React.ReactNode }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <div className="how-line">
        {children}
        <button
          type="button"
          className="how-button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
          data-testid="how"
        >
          <Icon name="info" size={18} />
          <span className="visually-hidden">{t('panel.how')}</span>
        </button>
      </div>
      {open && <MethodCard id={id} method={method} />}
    </>
  );
}

function MethodCard({ id, method }: { id: string; method: Method }) {
  const { t } = useTranslation();
  const { time, count } = useFormats();
  const rule = method.standard ? [method.standard, method.clause].filter(Boolean).join(' ') : t('how.noStandard');
  return (
    <dl id={id} className="how-card" data-testid="how-card">
      <dt>{t('how.method')}</dt>
      <dd>{method.name}</dd>
      <dt>{t('how.parameters')}</dt>
      <dd>
        {method.parameters.map((each) => (
          <Parameter key={each.name} parameter={each} />
        ))}
      </dd>
      <dt>{t('how.standard')}</dt>
      <dd>{rule}</dd>
      {method.neglects && (
        <>
          <dt>{t('how.neglects')}</dt>
          <dd>{method.neglects}</dd>
        </>
      )}
      <dt>{t('how.version')}</dt>
      <dd>{count(method.dataVersion)}</dd>
      <dt>{t('how.at')}</dt>
      <dd>{time(method.computedAt)}</dd>
    </dl>
  );
}

function Parameter({ parameter: { name, value, unit } }: { parameter: MethodParameter }) {
  const { t } = useTranslation();
  return (
    <span className="how-parameter">
      {t(`how.params.${name}`, { defaultValue: name })} {value} {unit ?? ''}
    </span>
  );
}
