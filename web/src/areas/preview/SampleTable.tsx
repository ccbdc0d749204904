import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldName } from '../../i18n/fields';
import type { Preview } from './preview';

/** The rows as they would land, with the numbers they have on the map. */
export function SampleTable({ preview, lit, onLit }: { preview: Preview; lit: number | null; onLit: (row: number | null) => void }) {
  const { t, i18n } = useTranslation();
  // A column of which nothing is known in any row takes the place of one that says something.
  const names = useMemo(
    () => [...new Set(preview.sample.flatMap((row) => row.values.filter(({ value }) => value !== 'unknown').map(({ name }) => name)))],
    [preview.sample],
  );
  if (preview.sample.length === 0) return null;
  return (
    <section className="section">
      <h2>{t('preview.sample')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls the table by the arrow keys. */}
      <section className="preview-table" aria-label={t('preview.sample')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">#</th>
              {names.map((name) => (
                <th key={name} scope="col">
                  {fieldName(name, i18n.language)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.sample.map((row, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a sample never changes its order.
              <tr key={i} className={lit === i ? 'lit' : undefined} onMouseEnter={() => onLit(i)} onMouseLeave={() => onLit(null)}>
                <th scope="row">
                  {i + 1}
                  {!row.place && <span className="visually-hidden"> {t('preview.unlocated')}</span>}
                </th>
                {names.map((name) => (
                  <td key={name}>{written(name, row.values.find((each) => each.name === name)?.value ?? '')}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );

  /** Warnings are codes of the importer, in a JSON list. */
  function written(name: string, value: string): string {
    if (name !== 'warnings') return value;
    return [...value.matchAll(/"([a-z_0-9]+)"/g)]
      .map(([, code]) => t(`data.reasons.${code}`, { defaultValue: code }))
      .join(t('evidence.and'));
  }
}
