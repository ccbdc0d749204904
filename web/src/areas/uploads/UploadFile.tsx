import { type DragEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../server/useAnswer';
import { dataHaveChanged } from '../touched';
import { wordsOfArea } from './NewArea';
import { askLayers, importUpload, keep, type PreviewWords, preview } from './upload';

type Step =
  | { name: 'none' }
  | { name: 'sending'; share: number }
  | { name: 'checking' | 'importing' }
  | { name: 'failed'; why: string }
  /** A file that leaves no preview: what it would do, or has done. */
  | { name: 'told'; said: string[]; upload?: string };

/** As the server has it for the code of an area. */
const codePattern = /^[a-z0-9][a-z0-9_-]{0,31}$/;

interface Props {
  /** The area that is open; null: there is none yet. */
  here: { code: string; name: string } | null;
  onPreview: (preview: string, upload: string, area: string) => void;
}

/** A file into the area, or into a new one: chosen or dropped, sent, and looked at on the map before anything is changed. */
export default function UploadFile({ here, onPreview }: Props) {
  const { t, i18n } = useTranslation();
  const { share } = useFormats();
  const [newCode, setNewCode] = useState<string | null>(here ? null : '');
  const area = newCode ?? here?.code ?? '';
  // What a file may fill is the same for every area.
  const layers = useAnswer('layers', (signal) => askLayers(here?.code ?? 'new', i18n.language, signal));
  const [words, setWords] = useState<PreviewWords>({});
  const [step, setStep] = useState<Step>({ name: 'none' });
  const [over, setOver] = useState(false);
  const running = useRef<AbortController>(undefined);
  const layerId = useId();
  useEffect(() => () => running.current?.abort(), []);
  // On a phone the end of the form lies below the fold: what became of the file is brought into sight.
  const outcome = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (step.name === 'failed' || step.name === 'told') outcome.current?.scrollIntoView({ block: 'nearest' });
  }, [step.name]);

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
      const { preview: id, said } = await preview(
        area,
        upload,
        newCode === null ? words : { ...words, ...wordsOfArea(area, {}) },
        i18n.language,
        signal,
      );
      if (id) onPreview(id, upload, area);
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
    if (!nowhere) void take(event.dataTransfer.files[0]);
  };
  const busy = step.name === 'sending' || step.name === 'checking' || step.name === 'importing';
  const nowhere = !codePattern.test(area);
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
            disabled={busy || nowhere}
            onChange={(event) => {
              void take(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
        </label>
        <span className="soft">{t('upload.drop')}</span>
        <p className="note">{t('upload.formats')}</p>
      </div>
      {here && (
        <div className="field-row">
          <label htmlFor={`${layerId}into`}>{t('newArea.into')}</label>
          <select
            id={`${layerId}into`}
            value={newCode === null ? '' : 'new'}
            disabled={busy}
            onChange={(event) => setNewCode(event.target.value === 'new' ? '' : null)}
          >
            <option value="">{here.name}</option>
            <option value="new">{t('newArea.other')}</option>
          </select>
        </div>
      )}
      {newCode !== null && (
        <div className="field-row">
          <label htmlFor={`${layerId}code`}>{t('newArea.code')}</label>
          <input
            id={`${layerId}code`}
            value={newCode}
            placeholder={t('newArea.codeHint')}
            disabled={busy}
            aria-invalid={newCode !== '' && nowhere}
            onChange={(event) => setNewCode(event.target.value.trim())}
          />
        </div>
      )}
      {newCode && nowhere && (
        <p className="warn warn-mild" role="alert">
          {t('newArea.codeWrong')}
        </p>
      )}
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
        <div data-testid="upload-told" ref={outcome}>
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
        <div ref={outcome}>
          <p className="warn lines" role="alert" data-testid="upload-failed">
            {step.why}
          </p>
          {!words.layer && <p className="note">{t('upload.chooseLayer')}</p>}
        </div>
      )}
    </>
  );
}
