import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldName } from '../../i18n/fields';
import { useAnswer } from '../../server/useAnswer';
import { setView } from '../../view/store';
import type { Preview } from '../preview/preview';
import { dataHaveChanged } from '../touched';
import { type AreaNames, isNamed, NewArea, wordsOfArea } from './NewArea';
import { askLayers, importUpload, preview as lookAgain } from './upload';

type Step =
  | { name: 'looking' }
  | { name: 'busy'; what: 'checking' | 'importing' }
  | { name: 'failed'; why: string }
  | { name: 'done'; said: string[] };

/** The fields a column of a sheet may hold beside those of its layer. */
const places = ['source_id', 'x', 'y'];

/** What the preview of an uploaded file leads to: other columns or another coordinate system and a new look, or the import. */
export function ImportUpload({ area, isNew, upload, preview }: { area: string; isNew: boolean; upload: string; preview: Preview }) {
  const { t, i18n } = useTranslation();
  const layers = useAnswer(`layers/${area}`, (signal) => askLayers(area, i18n.language, signal));
  // An error's remedy is offered at once: a file that cannot land as it is says what it looks like.
  const remedy = preview.findings.find((each) => each.severity === 'error' && each.remedy?.startsWith('crs='))?.remedy?.slice(4);
  const [crs, setCrs] = useState(remedy ?? '');
  const [changed, setChanged] = useState<Record<string, string>>({});
  const [names, setNames] = useState<AreaNames>({});
  const namesSaid = () => (isNew ? wordsOfArea(area, names) : {});
  const [step, setStep] = useState<Step>({ name: 'looking' });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const fields = layers.value?.find(({ name }) => name === preview.layer)?.fields.map(({ name }) => name) ?? [];
  const fieldOf = (column: string, field: string | null) => changed[column] ?? field ?? '';
  const differs = crs !== '' || Object.keys(changed).length > 0;
  const busy = step.name === 'busy';
  const run = async (what: 'checking' | 'importing', work: (signal: AbortSignal) => Promise<void>) => {
    const controller = new AbortController();
    running.current = controller;
    setStep({ name: 'busy', what });
    try {
      await work(controller.signal);
    } catch (error) {
      setStep(controller.signal.aborted ? { name: 'looking' } : { name: 'failed', why: (error as Error).message });
    }
  };
  const again = () =>
    run('checking', async (signal) => {
      // What the reader took away is said to be nothing ("column="); what was never taken need not be said.
      const map = preview.columns
        .map(({ column, field }) => [column, fieldOf(column, field)] as const)
        .filter(([column, field]) => field !== '' || column in changed);
      const words = {
        layer: preview.layer,
        dataset: preview.datasetName,
        crs: crs || undefined,
        map: Object.keys(changed).length > 0 ? map.map(([column, field]) => `${column}=${field}`) : undefined,
      };
      const { preview: id } = await lookAgain(area, upload, { ...words, ...namesSaid() }, i18n.language, signal);
      setView({ preview: id ?? undefined });
    });
  const land = () =>
    run('importing', async (signal) => {
      let { id } = preview;
      if (isNew) {
        // An import does exactly what its preview tried: the names are tried first, with everything else as it was.
        const map = preview.columns.flatMap(({ column, field }) => (field ? [`${column}=${field}`] : []));
        const words = {
          layer: preview.layer,
          dataset: preview.datasetName,
          crs: preview.crsSrc,
          encoding: preview.encoding ?? undefined,
          map,
        };
        const again = await lookAgain(area, upload, { ...words, ...namesSaid() }, i18n.language, signal);
        id = again.preview ?? id;
      }
      const said = await importUpload(area, upload, id, i18n.language, signal);
      dataHaveChanged();
      // A new area opens with its import report; the room of a file that was to come is gone.
      if (isNew) setView({ preview: undefined, upload: undefined, question: 'data' });
      else setStep({ name: 'done', said });
    });

  if (step.name === 'done')
    return (
      <section className="section" data-testid="upload-done">
        <h2>{t('upload.done')}</h2>
        <p className="lines" role="status">
          {step.said.join('\n')}
        </p>
        <button type="button" className="primary" onClick={() => setView({ preview: undefined, upload: undefined, question: 'data' })}>
          {t('rail.data')}
        </button>
      </section>
    );
  return (
    <section className="section">
      {isNew && <NewArea code={area} names={names} onNames={setNames} disabled={busy} />}
      <h2>{t('upload.change')}</h2>
      <label className="field-row">
        <span>{t('upload.crs')}</span>
        <input value={crs} placeholder={preview.crsSrc} disabled={busy} onChange={(event) => setCrs(event.target.value)} />
      </label>
      {preview.columns.map(({ column, field }) => (
        <label className="field-row" key={column}>
          <span>{column}</span>
          <select
            value={fieldOf(column, field)}
            disabled={busy}
            onChange={(event) => setChanged({ ...changed, [column]: event.target.value })}
          >
            <option value="">{t('upload.notUsed')}</option>
            {[...places, ...fields].map((name) => (
              <option key={name} value={name}>
                {fieldName(name, i18n.language)}
              </option>
            ))}
          </select>
        </label>
      ))}
      {busy && (
        <p className="field-row" role="status">
          <progress aria-label={t(`upload.${step.what}`)} />
          <span>{t(`upload.${step.what}`)}</span>
          <button type="button" className="link" onClick={() => running.current?.abort()}>
            {t('upload.cancel')}
          </button>
        </p>
      )}
      {step.name === 'failed' && (
        <p className="warn lines" role="alert">
          {step.why}
        </p>
      )}
      <p className="field-row">
        {differs ? (
          <button type="button" className="primary" disabled={busy} onClick={() => void again()}>
            {t('upload.again')}
          </button>
        ) : (
          <button
            type="button"
            className="primary"
            disabled={busy || (isNew && !isNamed(names))}
            onClick={() => void land()}
            data-testid="upload-import"
          >
            {t('upload.import')}
          </button>
        )}
      </p>
    </section>
  );
}
