import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openRows, Uncounted, useFigure } from '../boards/FigureLink';
import { useFormats } from '../i18n/formats';
import { How } from '../shell/How';
import { type Piece, piecesOf } from './pieces';
import type { ReportCheck, ReportNumber } from './reports';

/** Signs beside the colours, so that a verdict is told without them. */
const signs = { AGREES: '✓', APPROXIMATE_OK: '≈', DIFFERS: '✕', CANNOT_SAY: '?' } as const;

/** The paragraph with every number judged; contradictions first, and beside it what our records say of the number in question. */
export function Checked({ check, onEdit }: { check: ReportCheck; onEdit: () => void }) {
  const { t } = useTranslation();
  const first = check.numbers.findIndex((each) => each.verdict === 'DIFFERS');
  const [chosen, setChosen] = useState<number | null>(first < 0 ? null : first);
  const [over, setOver] = useState<number | null>(null);
  const [lit, setLit] = useState<number | null>(null);
  const pieces = useMemo(() => piecesOf(check.text, check.numbers, check.contradictions), [check]);
  const shown = check.numbers[over ?? chosen ?? -1];
  return (
    <div className="checked" data-testid="report-checked">
      <How method={check.method}>
        <ul className="report-counts">
          {(['DIFFERS', 'AGREES', 'APPROXIMATE_OK', 'CANNOT_SAY'] as const).map((verdict) => (
            <li key={verdict} className={`count-${verdict.toLowerCase().replace('_', '-')}`}>
              <b className="figure">
                {
                  { DIFFERS: check.differs, AGREES: check.agrees, APPROXIMATE_OK: check.approximateOk, CANNOT_SAY: check.cannotSay }[
                    verdict
                  ]
                }
              </b>
              <span>
                <span aria-hidden="true">{signs[verdict]}</span> {t(`reports.verdict.${verdict}`)}
              </span>
            </li>
          ))}
        </ul>
      </How>
      {check.contradictions.length > 0 && (
        <section className="contradictions" aria-label={t('reports.contradictions')} data-testid="contradictions">
          <h2>{t('reports.contradictions')}</h2>
          <ul>
            {check.contradictions.map((each, i) => (
              <li key={`${each.code}${each.spans[0]?.start}`} className={lit === i ? 'lit' : undefined}>
                <button
                  type="button"
                  onPointerEnter={() => setLit(i)}
                  onPointerLeave={() => setLit(null)}
                  onFocus={() => setLit(i)}
                  onBlur={() => setLit(null)}
                  onClick={() =>
                    document.querySelector(`[data-contradiction~="${i}"]`)?.scrollIntoView({ block: 'center', behavior: 'smooth' })
                  }
                >
                  <span aria-hidden="true">⚠</span> {each.message}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="report-columns">
        <div className="report-paper" lang="zh-CN">
          {pieces.map((piece) => (
            <Stretch
              key={piece.start}
              piece={piece}
              number={piece.number === null ? null : (check.numbers[piece.number] ?? null)}
              isChosen={piece.number !== null && chosen === piece.number}
              isLit={piece.contradictions.includes(lit ?? -1)}
              onChoose={() => setChosen(piece.number)}
              onOver={(on) => setOver(on ? piece.number : null)}
            />
          ))}
        </div>
        <aside className="report-aside" aria-live="polite" data-testid="report-number">
          {shown ? (
            <Told number={shown} />
          ) : (
            <p className="soft">{t(check.numbers.length === 0 ? 'reports.noNumbers' : 'reports.choose')}</p>
          )}
        </aside>
      </div>
      <p className="report-legend note">
        {(['DIFFERS', 'AGREES', 'APPROXIMATE_OK', 'CANNOT_SAY'] as const).map((verdict) => (
          <span key={verdict}>
            <span className={`judged judged-${verdict.toLowerCase().replace('_', '-')}`} aria-hidden="true">
              123<sup>{signs[verdict]}</sup>
            </span>{' '}
            {t(`reports.verdict.${verdict}`)}
          </span>
        ))}
        <button type="button" className="link" onClick={onEdit}>
          {t('reports.edit')}
        </button>
      </p>
    </div>
  );
}

interface StretchProps {
  piece: Piece;
  /** null: no number stands here. */
  number: ReportNumber | null;
  isChosen: boolean;
  isLit: boolean;
  onChoose: () => void;
  onOver: (on: boolean) => void;
}

/** A stretch of the paragraph: plain, part of a contradiction, or a number with its verdict. */
function Stretch({ piece, number, isChosen, isLit, onChoose, onOver }: StretchProps) {
  const { t } = useTranslation();
  const wrong = piece.contradictions.length > 0;
  const name = [wrong && 'contradicted', isLit && 'contradicted-lit'].filter(Boolean).join(' ');
  const data = wrong ? { 'data-contradiction': piece.contradictions.join(' ') } : {};
  if (!number && !wrong) return <span>{piece.text}</span>;
  if (!number) {
    return (
      <mark className={name} {...data}>
        {piece.text}
      </mark>
    );
  }
  const verdict = t(`reports.verdict.${number.verdict}`);
  return (
    <button
      type="button"
      className={`judged judged-${number.verdict.toLowerCase().replace('_', '-')} ${name}`}
      aria-pressed={isChosen}
      title={verdict}
      onClick={onChoose}
      onPointerEnter={() => onOver(true)}
      onPointerLeave={() => onOver(false)}
      onFocus={() => onOver(true)}
      onBlur={() => onOver(false)}
      data-testid="judged"
      {...data}
    >
      {piece.text}
      <sup aria-hidden="true">{signs[number.verdict]}</sup>
      <span className="visually-hidden">{verdict}</span>
    </button>
  );
}

/** Reported beside recomputed: by how much, for which days, by which rule; and the records themselves. */
function Told({ number }: { number: ReportNumber }) {
  const { t } = useTranslation();
  const { count, day, figure } = useFormats();
  const write = useFigure();
  const { ours, difference, value } = number;
  const apart = difference !== null && ours?.value ? difference / ours.value : null;
  return (
    <>
      <p className={`told-verdict told-${number.verdict.toLowerCase().replace('_', '-')}`}>
        <span aria-hidden="true">{signs[number.verdict]}</span> {t(`reports.verdict.${number.verdict}`)}
      </p>
      <p className="told-what">{number.label ?? t('reports.notRecognised')}</p>
      <dl className="told">
        <div>
          <dt>{t('reports.reported')}</dt>
          <dd>
            {value === null ? t('reports.masked') : number.written}
            {number.approximate && number.low !== null && number.high !== null && (
              <span className="note"> {t('reports.may', { low: count(number.low), high: count(number.high) })}</span>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('reports.recomputed')}</dt>
          <dd data-testid="recomputed">{ours ? write(ours.value, ours.unit) : '–'}</dd>
        </div>
        {difference !== null && difference !== 0 && (
          <div>
            <dt>{t('reports.difference')}</dt>
            <dd className="told-difference">
              {difference > 0 ? '+' : '−'}
              {figure(Math.abs(difference))}
              {apart !== null && <span className="note"> ({`${apart > 0 ? '+' : '−'}${figure(Math.abs(apart) * 100)} %`})</span>}
            </dd>
          </div>
        )}
      </dl>
      {number.from && number.to && (
        <p className="note">
          {day(number.from)} – {day(number.to)}
          {number.periodFrom && ` · ${t(`reports.period.${number.periodFrom}`)}`}
        </p>
      )}
      {number.reason && <p className="told-reason">{number.reason}</p>}
      {ours && <Uncounted figure={ours} of={number.label ?? undefined} />}
      {ours?.list && (
        <p>
          <button
            type="button"
            className="primary"
            onClick={() => ours.list && openRows(ours.list, number.label ?? ours.label)}
            data-testid="report-records"
          >
            {t('reports.records', { n: write(ours.value, ours.unit) })}
          </button>
        </p>
      )}
    </>
  );
}
