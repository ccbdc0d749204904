import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import { setView } from '../../view/store';
import type { Edit } from './entry';
import { useShown } from './shown';

interface Props {
  edit: Edit | null;
  failure: string | null;
  busy: boolean;
  /** Send it all the same. */
  onInsist: () => void;
  /** Let what is on record stand. */
  onForget: () => void;
}

/** What the server said of a change: that it is done, what is wrong, whose value stands against it, or whose place. */
export function Answers({ edit, failure, busy, onInsist, onForget }: Props) {
  const { t } = useTranslation();
  if (failure) {
    return (
      <p className="warn" role="alert" data-testid="entry-failure">
        {failure} {t('entry.notSent')}
      </p>
    );
  }
  if (!edit) return null;
  const general = edit.problems.filter((each) => each.field === null || ['PLACE', 'OUTAGE', 'TEST'].includes(each.field));
  return (
    <div data-testid="entry-answer" data-outcome={edit.outcome}>
      {general.map((each) => (
        <p key={each.code} className="warn" role="alert">
          {each.message}
        </p>
      ))}
      {edit.warnings.map((each) => (
        <p key={each.code} className="warn warn-mild" role="status">
          {each.message}
        </p>
      ))}
      {edit.outcome === 'CONFLICT' && (
        <Question title={t('entry.conflict')} busy={busy} yes={t('entry.keepMine')} no={t('entry.keepTheirs')} {...{ onInsist, onForget }}>
          <Conflicts conflicts={edit.conflicts} />
        </Question>
      )}
      {edit.outcome === 'MAYBE_SAME' && (
        <Question title={t('entry.maybeSame')} busy={busy} yes={t('entry.isAnother')} no={t('entry.leave')} {...{ onInsist, onForget }}>
          <Beside beside={edit.beside} />
        </Question>
      )}
    </div>
  );
}

export function Conflicts({ conflicts }: { conflicts: Edit['conflicts'] }) {
  const { t } = useTranslation();
  const shown = useShown();
  return (
    <table className="entry-both" data-testid="entry-conflict">
      <thead>
        <tr>
          <td />
          <th scope="col">{t('entry.mine')}</th>
          <th scope="col">{t('entry.theirs')}</th>
        </tr>
      </thead>
      <tbody>
        {conflicts.map(({ field, yours, theirs, who }) => (
          <tr key={field}>
            <th scope="row">{t(`entry.fields.${field}`)}</th>
            <td>{shown(field, yours)}</td>
            <td>
              {shown(field, theirs)} {who && <span className="soft">{who}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Beside({ beside }: { beside: Edit['beside'] }) {
  const { t } = useTranslation();
  const { metres } = useFormats();
  return (
    <ul>
      {beside.map((each) => (
        <li key={each.id}>
          <button type="button" className="link" onClick={() => setView({ selected: { layer: 'hydrants', featureId: each.featureId } })}>
            {t('entry.besideLine', { number: each.number ?? each.featureId, distance: metres(each.distanceMetres) })}
          </button>
        </li>
      ))}
    </ul>
  );
}

interface QuestionProps {
  title: string;
  yes: string;
  no: string;
  busy: boolean;
  onInsist: () => void;
  onForget: () => void;
  children: React.ReactNode;
}

export function Question({ title, yes, no, busy, onInsist, onForget, children }: QuestionProps) {
  return (
    <section className="entry-question" role="alert">
      <p>{title}</p>
      {children}
      <div className="entry-do">
        <button type="button" className="primary" disabled={busy} onClick={onInsist} data-testid="entry-insist">
          {yes}
        </button>
        <button type="button" className="quiet" onClick={onForget} data-testid="entry-forget">
          {no}
        </button>
      </div>
    </section>
  );
}
