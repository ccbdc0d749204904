import './notice.css';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../server/useAnswer';
import { Answered } from '../../shell/Answered';
import { Icon } from '../../shell/Icon';
import { setView } from '../../view/store';
import { askSignature } from '../visits/inspection';
import { askNotice, type Notice, type NoticeKind, plainDay, writtenDay } from './notice';

/** The notice of a hazard as a page of A4: shown, and printed without anything around it. */
export default function NoticePage({ code, featureId }: { code: string; featureId: number }) {
  const { t, i18n } = useTranslation();
  const [chosen, setKind] = useState<NoticeKind | null>(null);
  const answer = useAnswer(`${code}/${featureId}/${chosen}`, async (signal) => {
    const first = await askNotice({ code, featureId, kind: chosen ?? 'BY_DAY' }, signal);
    // What was put right at once has the other paper.
    return chosen === null && first && !first.notice ? askNotice({ code, featureId, kind: 'AT_ONCE' }, signal) : first;
  });
  const visit = answer.value?.inspection?.featureId ?? null;
  const signature = useAnswer(visit === null ? null : `${code}/${visit}`, (signal) =>
    askSignature({ code, featureId: visit ?? 0 }, i18n.language, signal),
  );
  useEffect(() => {
    document.documentElement.classList.add('printing');
    return () => document.documentElement.classList.remove('printing');
  }, []);
  const notice = answer.value?.notice;
  return (
    <main className="notice-page" data-testid="notice">
      <nav className="notice-bar" aria-label={t('inspect.form.notice')}>
        <button type="button" className="quiet" onClick={() => setView({ notice: undefined })} data-testid="notice-back">
          <Icon name="back" size={18} /> {t('inspect.notice.back')}
        </button>
        <span className="notice-kinds">
          {(['AT_ONCE', 'BY_DAY'] as const).map((each) => (
            <button
              key={each}
              type="button"
              className="chip"
              aria-pressed={(notice?.kind ?? chosen) === each}
              onClick={() => setKind(each)}
            >
              {t(`inspect.notice.kinds.${each}`)}
            </button>
          ))}
        </span>
        <button type="button" className="primary" disabled={!notice} onClick={() => window.print()} data-testid="notice-print">
          {t('inspect.notice.print')}
        </button>
      </nav>
      {notice && notice.missing.length > 0 && (
        <p className="warn notice-missing" role="status">
          {t('inspect.notice.missing', {
            what: notice.missing.map((each) => t(`inspect.notice.lacks.${each}`)).join(t('inspect.notice.and')),
          })}
        </p>
      )}
      <Answered answer={answer} lines={12}>
        {(value) =>
          value?.notice ? (
            <Paper notice={value.notice} signature={signature.value?.path ?? null} />
          ) : (
            <p className="review-empty">{t(value ? 'inspect.notice.none' : 'card.missing')}</p>
          )
        }
      </Answered>
    </main>
  );
}

/** Blank for what is not on record: it is filled in by hand. */
function Blank({ children, width = 10 }: { children?: string | null; width?: number }) {
  return (
    <span className="blank" style={{ minWidth: `${width}em` }}>
      {children || '\u00a0'}
    </span>
  );
}

function Paper({ notice, signature }: { notice: Notice; signature: string | null }) {
  const atOnce = notice.kind === 'AT_ONCE';
  const laws = [...new Set(notice.law.map((each) => `${each.document}${each.article ? each.article : ''}`))];
  return (
    <article className="paper" lang="zh-CN">
      <p className="paper-office">{notice.office ?? '\u00a0'}</p>
      <h1>{notice.title}</h1>
      <p className="paper-number">
        <Blank width={12}>{notice.number}</Blank>
      </p>
      <p className="paper-to">
        <Blank width={14}>{notice.premisesName}</Blank>：
      </p>
      <p>
        我单位于<Blank width={9}>{notice.inspectedOn && plainDay(notice.inspectedOn)}</Blank>派员对你单位（场所）
        {notice.address && <>（地址：{notice.address}）</>}进行消防监督检查，发现存在下列第
        {notice.items.map((each) => each.number).join('、')}项消防安全违法行为和火灾隐患：
      </p>
      <ol className="paper-items">
        {notice.items.map((each) => (
          <li key={each.number}>
            {each.text}
            {!atOnce && each.deadline && each.deadline !== notice.deadline && <>（限{plainDay(each.deadline)}前改正）</>}
          </li>
        ))}
      </ol>
      <p>
        {laws.length > 0 && <>根据{laws.join('、')}的规定，</>}
        {atOnce ? (
          <>现责令你单位（场所）立即改正。</>
        ) : (
          <>
            现责令你单位（场所）于<Blank width={9}>{notice.deadline && plainDay(notice.deadline)}</Blank>前改正。
          </>
        )}
        改正期间应当采取措施，确保消防安全。对消防安全违法行为，将依法予以处罚。
      </p>
      <div className="paper-sign">
        <div>
          <p>
            检查人员：<Blank width={11}>{notice.inspectors.join('、')}</Blank>
          </p>
          <p>
            被检查单位签收：
            {signature ? (
              <svg className="paper-signature" viewBox="0 0 1000 400" role="img" aria-label="签名">
                <path d={signature} />
              </svg>
            ) : (
              <Blank width={8} />
            )}
          </p>
        </div>
        <div className="paper-seal">
          <p>（印章）</p>
          <p>{notice.issuedOn ? writtenDay(notice.issuedOn) : '　　　年　月　日'}</p>
        </div>
      </div>
      <p className="paper-foot">一式两份，一份交被检查单位（场所），一份存档。</p>
    </article>
  );
}
