import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import { showPlaces } from '../../map/commands';
import { type Pin, roomPins } from '../../map/pins';
import { pointOf } from '../../server/geometry';
import { useAnswer } from '../../server/useAnswer';
import { Answered } from '../../shell/Answered';
import { Icon } from '../../shell/Icon';
import { Figure, Figures, Question } from '../../shell/Question';
import { setView, useView } from '../../view/store';
import { Findings } from '../Findings';
import { ImportUpload } from '../uploads/ImportUpload';
import { askPreview, type Preview, type PreviewColumn } from './preview';

/** What would an import do? Columns as they were read, ten rows on the map, what is wrong, and the command that does it. */
export function PreviewRoom({ area, id }: { area: string; id: string }) {
  const { t, i18n } = useTranslation();
  const answer = useAnswer(`${area}/${id}/${i18n.language}`, (signal) => askPreview(area, id, i18n.language, signal));
  return (
    <>
      <button type="button" className="card-back" onClick={() => setView({ preview: undefined, upload: undefined, question: 'data' })}>
        <Icon name="back" size={18} />
        <span>{t('rail.data')}</span>
      </button>
      <Question>{t('preview.title')}</Question>
      <Answered answer={answer} lines={9}>
        {(preview) => (preview ? <Shown key={preview.id} area={area} preview={preview} /> : <p className="soft">{t('preview.missing')}</p>)}
      </Answered>
    </>
  );
}

function Shown({ area, preview }: { area: string; preview: Preview }) {
  const { t } = useTranslation();
  const { upload } = useView();
  const { count, time } = useFormats();
  const [lit, setLit] = useState<number | null>(null);
  useSamplePins(preview, lit, setLit);
  const { counts } = preview;
  const others = (['wouldUpdate', 'unchanged', 'rejected', 'unlocated'] as const).filter((name) => counts[name] > 0);
  return (
    <div data-testid="preview">
      <p className="note">
        {t(`layer.${preview.layer}`, { defaultValue: preview.layer })} · {preview.fileName} · {time(preview.at)}
      </p>
      <Figures>
        <Figure value={count(counts.wouldInsert)} label={t('preview.wouldInsert')} n={t('preview.of', { n: count(counts.read) })} />
        {counts.rejected > 0 && <Figure tone="fail" value={count(counts.rejected)} label={t('data.rejected')} />}
      </Figures>
      <p className="note">{others.map((name) => `${t(`preview.${name}`)} ${count(counts[name])}`).join(' · ')}</p>
      {preview.findings.length > 0 && (
        <section className="section">
          <h2>{t('data.findingsTitle')}</h2>
          <Findings findings={preview.findings} />
        </section>
      )}
      <section className="section">
        <h2>{t('preview.columns')}</h2>
        <p className="note">
          {t('data.crs', { name: preview.crsSrc })}
          {preview.encoding && ` · ${preview.encoding}`}
        </p>
        <ul className="preview-columns">
          {preview.columns.map((each) => (
            <ColumnRow key={each.column} column={each} />
          ))}
        </ul>
      </section>
      <SampleTable preview={preview} lit={lit} onLit={setLit} />
      {upload ? <ImportUpload area={area} upload={upload} preview={preview} /> : <Confirm command={preview.command} />}
    </div>
  );
}

function ColumnRow({ column }: { column: PreviewColumn }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  return (
    <li>
      <span className="row-main">
        <span className="row-title">{column.column}</span>
        <span className="row-note">{column.samples?.slice(0, 3).join(' · ')}</span>
      </span>
      <span className="preview-field">
        {column.field ? (
          <>
            <code>{column.field}</code>
            {column.unit && <span className="soft"> {column.unit}</span>}
            <span className="row-note">
              {t(`preview.how.${column.how ?? ''}`, { defaultValue: column.how ?? '' })} {count(column.sure * 100)} %
            </span>
          </>
        ) : (
          <span className="soft">{t('preview.notTaken')}</span>
        )}
      </span>
    </li>
  );
}

function SampleTable({ preview, lit, onLit }: { preview: Preview; lit: number | null; onLit: (row: number | null) => void }) {
  const { t } = useTranslation();
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
                  {name}
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
                  {!pointOf(row.place) && !row.place && <span className="visually-hidden"> {t('preview.unlocated')}</span>}
                </th>
                {names.map((name) => (
                  <td key={name}>{row.values.find((each) => each.name === name)?.value ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function Confirm({ command }: { command: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(command);
    setCopied(true);
  };
  return (
    <section className="section preview-confirm">
      <h2>{t('preview.confirm')}</h2>
      <pre>
        <code data-testid="preview-command">{command}</code>
      </pre>
      <button type="button" className="quiet" onClick={() => copy().catch(() => setCopied(false))}>
        <Icon name="copy" size={16} /> <span aria-live="polite">{t(copied ? 'preview.copied' : 'preview.copy')}</span>
      </button>
    </section>
  );
}

/** The sample's points, numbered as in the table. */
function useSamplePins(preview: Preview, lit: number | null, onLit: (row: number | null) => void) {
  const places = useMemo(
    () =>
      preview.sample.flatMap((row, i) => {
        const at = pointOf(row.place);
        return at ? [{ i, at }] : [];
      }),
    [preview.sample],
  );
  useEffect(() => {
    if (places.length > 0) showPlaces(places.map(({ at }) => at));
  }, [places]);
  useEffect(() => {
    const pins = places.map(({ i, at: [lng, lat] }): Pin => {
      const text = String(i + 1);
      return { id: `sample-${i}`, lng, lat, kind: 'sample', text, title: text, lit: lit === i, onHover: (over) => onLit(over ? i : null) };
    });
    roomPins.set(pins);
  }, [places, lit, onLit]);
  useEffect(() => () => roomPins.set([]), []);
}
