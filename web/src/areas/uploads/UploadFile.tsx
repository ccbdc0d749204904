import { type DragEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../server/useAnswer';
import { dataHaveChanged } from '../touched';
import { askLayers, importUpload, keep, type PreviewWords, preview } from './upload';

type Step =
  | { name: 'none' }
  | { name: 'sending'; share: number }
  | { name: 'checking' | 'importing' }
  | { name: 'failed'; why: string }
  /** A file that leaves no preview: what it would do, or has done. */
  | { name: 'told'; said: string[]; upload?: string };

/** A file into the area: chosen or dropped, sent, and looked at on the map before anything is changed. */
export function UploadFile({ area, onPreview }: { area: string; onPreview: (preview: string, upload: string) => void }) {
  const { t, i18n } = useTranslation();
  const { share } = useFormats();
  const layers = useAnswer(`layers/${area}`, (signal) => askLayers(area, i18n.language, signal));
  const [words, setWords] = useState<PreviewWords>({});
  const [step, setStep] = useState<Step>({ name: 'none' });
  const [over, setOver] = useState(false);
  const running = useRef<AbortController>(undefined);
  const layerId = useId();
  useEffect(() => () => running.current?.abort(), []);

  if (layers.value === undefined) return null;
  if (layers.value === null) return <p className="note">{t('upload.off')}</p>;

  const run = async (work: (signal: AbortSignal) => Promise<void>) => {
    const controller = new AbortController();
    running.current?.abort();
    running.current = controller;
    try {
      await work(controller.signal);
    } catch (error) {
      if (running.current === controller)
        setStep(controller.signal.aborted ? { name: 'none' } : { name: 'failed', why: (error as Error).message });
    }
  };
  const take = (file: File | undefined) =>
    file &&
    run(async (signal) => {
      setStep({ name: 'sending', share: 0 });
      const upload = await keep(area, file, i18n.language, (sent) => setStep({ name: 'sending', share: sent }), signal);
      setStep({ name: 'checking' });
      const { preview: id, said } = await preview(area, upload, words, i18n.language, signal);
      if (id) onPreview(id, upload);
      else setStep({ name: 'told', said, upload });
    });
  const land = (upload: string) =>
    run(async (signal) => {
      setStep({ name: 'importing' });
      const said = await importUpload(area, upload, null, i18n.language, signal);
      dataHaveChanged();
      setStep({ name: 'told', said });
    });
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  const busy = step.name === 'sending' || step.name === 'checking' || step.name === 'importing';
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the button within does the same by keyboard. */}
      <div
        className={`drop ${over ? 'over' : ''}`}
        data-testid="drop"
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={dropped}
      >
        <label className="button-like">
          {t('upload.choose')}
          <input
            type="file"
            className="visually-hidden"
            disabled={busy}
            onChange={(event) => {
              void take(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
        </label>
        <span className="soft">{t('upload.drop')}</span>
        <p className="note">{t('upload.formats')}</p>
      </div>
      <div className="field-row">
        <label htmlFor={layerId}>{t('upload.layer')}</label>
        <select
          id={layerId}
          value={words.layer ?? ''}
          disabled={busy}
          onChange={(event) => setWords({ ...words, layer: event.target.value || undefined })}
        >
          <option value="">{t('upload.recognise')}</option>
          {layers.value.map(({ name }) => (
            <option key={name} value={name}>
              {t(`layer.${name}`, { defaultValue: name })}
            </option>
          ))}
        </select>
      </div>
      <div className="field-row">
        <label htmlFor={`${layerId}crs`}>{t('upload.crs')}</label>
        <input
          id={`${layerId}crs`}
          value={words.crs ?? ''}
          placeholder={t('upload.crsExample')}
          disabled={busy}
          onChange={(event) => setWords({ ...words, crs: event.target.value || undefined })}
        />
      </div>
      {busy && (
        <p className="field-row" role="status">
          <progress value={step.name === 'sending' ? step.share : undefined} aria-label={t('upload.sending')} />
          <span>{step.name === 'sending' ? `${t('upload.sending')} ${share(step.share)}` : t(`upload.${step.name}`)}</span>
          <button type="button" className="link" onClick={() => running.current?.abort()}>
            {t('upload.cancel')}
          </button>
        </p>
      )}
      {step.name === 'told' && (
        <div data-testid="upload-told">
          <p className="lines" role="status">
            {step.said.join('\n')}
          </p>
          {step.upload && (
            <button type="button" className="primary" onClick={() => void land(step.upload ?? '')}>
              {t('upload.import')}
            </button>
          )}
        </div>
      )}
      {step.name === 'failed' && (
        <p className="warn lines" role="alert" data-testid="upload-failed">
          {step.why}
        </p>
      )}
    </>
  );
}
