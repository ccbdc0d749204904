import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { datasetName } from '../areas/datasetName';

export type Fact = [label: string, value: ReactNode];

/** Facts about one thing. What nobody recorded is left out, but a fact worth asking for says that it is missing. */
export function Facts({ facts }: { facts: (Fact | null)[] }) {
  return (
    <dl className="facts">
      {facts
        .filter((fact) => fact !== null)
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** A fact only if there is a value. */
export function known(label: string, value: ReactNode | null | undefined): Fact | null {
  return value === null || value === undefined || value === '' ? null : [label, value];
}

interface HeadProps {
  kind: string;
  title: ReactNode;
  /** What matters most about the thing, with its tone. */
  verdict?: { text: string; tone: 'pass' | 'fail' | 'unknown' };
}

export function CardHead({ kind, title, verdict }: HeadProps) {
  return (
    <header className="card-head">
      <p className="soft">{kind}</p>
      <h1>{title}</h1>
      {verdict && (
        <p className={`verdict verdict-${verdict.tone}`}>
          <span aria-hidden="true" />
          {verdict.text}
        </p>
      )}
    </header>
  );
}

export function DatasetFact({ dataset }: { dataset: { name: string; source?: string | null } | null }) {
  const { t } = useTranslation();
  if (!dataset) return null;
  return (
    <p className="note card-source">
      {t('card.dataset')}: {[datasetName(dataset.name, t), dataset.source].filter(Boolean).join(' · ')}
    </p>
  );
}
