import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldName } from '../../i18n/fields';
import type { Preview } from './preview';

/** What is the importer's and not the reader's. */
const own = new Set(['row_number']);

/** Which words the values of a field are. */
function wordsOf(layer: string, field: string): string | undefined {
  if (field === 'location_precision') return 'precision';
  if (field === 'use' || (field === 'kind' && layer === 'premises')) return 'use';
  if (layer === 'hydrants') return { state: 'hydrantState', kind: 'hydrantKind', network: 'network' }[field];
  return layer === 'stations' && field === 'state' ? 'stationState' : undefined;
}

/** The rows as they would land, with the numbers they have on the map. */
export function SampleTable({ preview, lit, onLit }: { preview: Preview; lit: number | null; onLit: (row: number | null) => void }) {
  const { t, i18n } = useTranslation();
  // A column of which nothing is known in any row takes the place of one that says something.
  const names = useMemo(
    () => [
      ...new Set(
        preview.sample.flatMap((row) =>
          row.values.filter((each) => each.value !== 'unknown' && !own.has(each.name)).map(({ name }) => name),
        ),
      ),
    ],
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

  /** Our own words for states and kinds are the reader's; warnings are codes of the importer, in a JSON list. */
  function written(name: string, value: string): string {
    const words = wordsOf(preview.layer, name);
    if (words) return t(`value.${words}.${value.toUpperCase()}`, { defaultValue: value });
    if (name !== 'warnings') return value;
    return [...value.matchAll(/"([a-z_0-9]+)"/g)]
      .map(([, code]) => t(`data.reasons.${code}`, { defaultValue: code }))
      .join(t('evidence.and'));
  }
}
