import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/formats';
import { Findings } from './Findings';
import type { ImportRun, Reject } from './imports';

/** What one import did with every row, and the rows it could not take as they were. */
export function ImportReport({ run }: { run: ImportRun }) {
  const { t } = useTranslation();
  const { count, time } = useFormats();
  const [open, setOpen] = useState(false);
  const outcomes = (['inserted', 'updated', 'unchanged', 'repeated', 'mended', 'rejected', 'unlocated'] as const).filter(
    (name) => run[name] > 0,
  );
  const problems = run.rejected + run.mended + run.repeated;
  return (
    <li className="dataset">
      <div className="dataset-head">
        {run.dataset && <strong>{t(`layer.${run.dataset.layer}`, { defaultValue: run.dataset.layer })}</strong>}
        <span className="soft dataset-name">{run.fileName}</span>
      </div>
      <p className="note">
        {time(run.finishedAt)} · {t('data.read')} {count(run.rowsRead)} ·{' '}
        {outcomes.map((name) => `${t(`data.${name}`)} ${count(run[name])}`).join(' · ')}
      </p>
      {run.findings.length > 0 && <Findings findings={run.findings} />}
      {problems > 0 && (
        <button type="button" className="link note-link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('data.rejects', { n: count(problems) })}
        </button>
      )}
      {open && (
        <ul className="rejects" data-testid="rejects">
          {run.rejects?.nodes?.map((reject) => (
            <RejectRow key={`${reject.rowNumber}-${reject.reason}`} reject={reject} />
          ))}
          {run.rejects?.pageInfo.hasNextPage && <li className="note">…</li>}
        </ul>
      )}
    </li>
  );
}

function RejectRow({ reject }: { reject: Reject }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const where = [reject.field, reject.value].filter(Boolean).join(' = ');
  return (
    <li>
      <span>
        {t('data.row', { n: count(reject.rowNumber) })} ·{' '}
        {t(`data.outcomes.${reject.outcome.toUpperCase()}`, { defaultValue: reject.outcome })} ·{' '}
        {t(`data.reasons.${reject.reason}`, { defaultValue: reject.reason })}
      </span>
      {(where || reject.detail) && <span className="soft">{[where, reject.detail].filter(Boolean).join(' · ')}</span>}
    </li>
  );
}
