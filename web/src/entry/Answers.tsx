import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Answer, fieldName } from './entry';

interface Props {
  edit: Answer | null;
  /** Fields that have no line of their own in the form: what is wrong with them is said here. */
  general?: readonly string[];
  /** A value of the history as a reader reads it. */
  shown: Shown;
  failure: string | null;
  busy: boolean;
  /** Send it all the same. */
  onInsist: () => void;
  /** Let what is on record stand. */
  onForget: () => void;
  /** Those that may be the same, in words. */
  children?: ReactNode;
}

export type Shown = (field: string, value: string | null) => string;

/** What the server said of a change: that it is done, what is wrong, whose value stands against it, or whose place. */
export function Answers({ edit, general = [], shown, failure, busy, onInsist, onForget, children }: Props) {
  const { t } = useTranslation();
  if (failure) {
    return (
      <p className="warn" role="alert" data-testid="entry-failure">
        {failure} {t('entry.notSent')}
      </p>
    );
  }
  if (!edit) return null;
  const apart = edit.problems.filter((each) => each.field === null || general.includes(each.field));
  return (
    <div data-testid="entry-answer" data-outcome={edit.outcome}>
      {apart.map((each) => (
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
          <Conflicts conflicts={edit.conflicts} shown={shown} />
        </Question>
      )}
      {edit.outcome === 'MAYBE_SAME' && (
        <Question title={t('entry.maybeSame')} busy={busy} yes={t('entry.isAnother')} no={t('entry.leave')} {...{ onInsist, onForget }}>
          {children}
        </Question>
      )}
    </div>
  );
}

interface Both {
  conflicts: Answer['conflicts'];
  shown: Shown;
  /** Of several rows in one entry: which of them the path of a field means. */
  row?: (field: string) => string | undefined;
}

/** What this person wants beside what another has written meanwhile. */
export function Conflicts({ conflicts, shown, row }: Both) {
  const { t } = useTranslation();
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
            <th scope="row">{[row?.(field), t(`entry.fields.${fieldName(field)}`)].filter(Boolean).join(' · ')}</th>
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

interface QuestionProps {
  title: string;
  yes: string;
  no: string;
  busy: boolean;
  onInsist: () => void;
  onForget: () => void;
  children: ReactNode;
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
