import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { named } from '../../areas/area';
import { useFormats } from '../../i18n/formats';
import type { ServerFailure } from '../../server/ask';
import { auditFile } from '../../server/routes';
import { useAnswer } from '../../server/useAnswer';
import { Answered } from '../../shell/Answered';
import { Failure } from '../../shell/Failure';
import { useCell } from '../../view/cell';
import { knownAreas } from '../ScopeWord';
import { AuditRow } from './AuditRow';
import { type AuditAsked, type AuditPage, askAudit, deeds } from './audit';

const rest = 250;

/** What was done, by whom, when and from where; what it was before and what it became. Nothing here can be changed. */
export function AuditList() {
  const { t, i18n } = useTranslation();
  const { count } = useFormats();
  const areas = useCell(knownAreas);
  const [chosen, setChosen] = useState({ area: '', from: '', to: '', who: '', deed: '' });
  const set = (name: keyof typeof chosen) => (event: { target: { value: string } }) => setChosen({ ...chosen, [name]: event.target.value });
  const asked: AuditAsked = {
    area: chosen.area || null,
    from: chosen.from ? new Date(`${chosen.from}T00:00:00`).toISOString() : null,
    to: chosen.to ? new Date(`${chosen.to}T23:59:59.999`).toISOString() : null,
    who: chosen.who.trim() || null,
    deed: deeds.find((each) => each === chosen.deed) ?? null,
  };
  const key = JSON.stringify([asked, i18n.language]);
  const answer = useAnswer(key, (signal) => askAudit(asked, null, i18n.language, signal), rest);
  const [more, setMore] = useState<{ of: string; pages: AuditPage[] }>({ of: '', pages: [] });
  const [missed, setMissed] = useState<ServerFailure | null>(null);
  const pages = [...(answer.value ? [answer.value] : []), ...(more.of === answer.key ? more.pages : [])];
  const last = pages.at(-1);
  const listMore = async (after: string | null) => {
    const of = answer.key ?? '';
    try {
      const next = await askAudit(asked, after, i18n.language);
      if (next) setMore((old) => ({ of, pages: old.of === of ? [...old.pages, next] : [next] }));
      setMissed(null);
    } catch (error) {
      setMissed(error as ServerFailure);
    }
  };
  const file = (format: 'csv' | 'xlsx') =>
    auditFile(format, {
      area: asked.area ?? undefined,
      from: asked.from ?? undefined,
      to: asked.to ?? undefined,
      who: asked.who ?? undefined,
      deed: asked.deed?.toLowerCase(),
      lang: i18n.language,
    });
  return (
    <>
      <div className="list-tools audit-tools">
        <input
          type="search"
          value={chosen.who}
          onChange={set('who')}
          placeholder={t('accounts.audit.who')}
          aria-label={t('accounts.audit.who')}
        />
        <select value={chosen.deed} onChange={set('deed')} aria-label={t('accounts.audit.deed')} data-testid="audit-deed">
          <option value="">{t('accounts.audit.every')}</option>
          {deeds.map((each) => (
            <option key={each} value={each}>
              {t(`accounts.deeds.${each}`)}
            </option>
          ))}
        </select>
        <select value={chosen.area} onChange={set('area')} aria-label={t('area.pick')}>
          <option value="">{t('accounts.everywhere')}</option>
          {areas.map((each) => (
            <option key={each.code} value={each.code}>
              {named(each, i18n.language)}
            </option>
          ))}
        </select>
        <input type="date" value={chosen.from} onChange={set('from')} aria-label={t('how.params.from')} />
        <input type="date" value={chosen.to} onChange={set('to')} aria-label={t('how.params.to')} />
      </div>
      <Answered answer={answer} lines={8}>
        {(first) =>
          first === null || first.totalCount === 0 ? (
            <p className="soft">{t('state.noneMatch')}</p>
          ) : (
            <>
              <p className="save-as note">
                <span>{t('accounts.audit.n', { n: count(first.totalCount) })}</span>
                <a className="link" href={file('csv')} download>
                  CSV
                </a>
                <a className="link" href={file('xlsx')} download>
                  Excel
                </a>
              </p>
              <ol className="audit-lines" data-testid="audit-lines">
                {pages.flatMap((page) => (page.nodes ?? []).map((line) => <AuditRow key={line.id} line={line} />))}
              </ol>
              {last?.pageInfo.hasNextPage && (
                <button type="button" className="more" onClick={() => void listMore(last.pageInfo.endCursor)}>
                  {t('accounts.audit.more')}
                </button>
              )}
              {missed && last && <Failure failure={missed} retry={() => void listMore(last.pageInfo.endCursor)} />}
            </>
          )
        }
      </Answered>
    </>
  );
}
