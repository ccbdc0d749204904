import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Barred } from '../../accounts/Barred';
import { useMay } from '../../accounts/useMay';
import { crsName } from '../../cards/place/crsName';
import { fieldName } from '../../i18n/fields';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../server/useAnswer';
import { Answered } from '../../shell/Answered';
import { Icon } from '../../shell/Icon';
import { Figure, Figures, Question } from '../../shell/Question';
import { setView, useView } from '../../view/store';
import { Findings } from '../Findings';
import { ImportUpload } from '../uploads/ImportUpload';
import { askPreview, type Preview, type PreviewColumn } from './preview';
import { SampleTable } from './SampleTable';
import { useSampleMarks } from './useSampleMarks';

/** What would an import do? Columns as they were read, ten rows on the map, what is wrong, and the command that does it. */
export default function PreviewRoom({ area, id, isNew = false }: { area: string; id: string; isNew?: boolean }) {
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
        {(preview) =>
          preview ? <Shown key={preview.id} area={area} isNew={isNew} preview={preview} /> : <p className="soft">{t('preview.missing')}</p>
        }
      </Answered>
    </>
  );
}

function Shown({ area, isNew, preview }: { area: string; isNew: boolean; preview: Preview }) {
  const { t } = useTranslation();
  const { upload } = useView();
  const { count, time } = useFormats();
  const [lit, setLit] = useState<number | null>(null);
  const { may } = useMay('import');
  useSampleMarks(preview, lit, setLit);
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
          {t('data.crs', { name: crsName(preview.crsSrc) })}
          {preview.encoding && ` · ${preview.encoding}`}
        </p>
        <ul className="preview-columns">
          {preview.columns.map((each) => (
            <ColumnRow key={each.column} column={each} />
          ))}
        </ul>
      </section>
      <SampleTable preview={preview} lit={lit} onLit={setLit} />
      <Barred permit="import" />
      {!may ? null : upload ? (
        <ImportUpload area={area} isNew={isNew} upload={upload} preview={preview} />
      ) : (
        <Confirm command={preview.command} />
      )}
    </div>
  );
}

function ColumnRow({ column }: { column: PreviewColumn }) {
  const { t, i18n } = useTranslation();
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
            <span title={column.field}>{fieldName(column.field, i18n.language)}</span>
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
