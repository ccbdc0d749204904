import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import { showPlaces } from '../../map/commands';
import { hovered } from '../../map/scene';
import { useCell } from '../../view/cell';
import { setView } from '../../view/store';
import type { Risk, RiskMethod, RiskScore } from './risk';

/** The list from the highest score down: rank, how far it moves with the weights, and why. */
export function RiskList({ risk, method, more }: { risk: Risk; method: RiskMethod; more: () => void }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const [open, setOpen] = useState<number | null>(null);
  const nodes = risk.buildings?.nodes ?? [];
  const total = risk.buildings?.totalCount ?? 0;
  return (
    <section className="section">
      <h2>{t('risk.list')}</h2>
      <p className="note">{t('risk.interval')}</p>
      <ol className="rows risks" data-testid="risks">
        {nodes.map((score) => (
          <li key={score.featureId}>
            <Row
              score={score}
              method={method}
              open={open === score.featureId}
              onOpen={() => setOpen(open === score.featureId ? null : score.featureId)}
            />
            {open === score.featureId && (
              <Reasons score={score}>
                {risk.of === 'BUILDINGS' && (
                  <button
                    type="button"
                    className="link"
                    onClick={() => setView({ selected: { layer: 'buildings', featureId: score.featureId } })}
                  >
                    {t('risk.openCard')}
                  </button>
                )}
              </Reasons>
            )}
          </li>
        ))}
      </ol>
      {nodes.length < total && (
        <button type="button" className="more" onClick={more}>
          {t('risk.more', { n: count(total - nodes.length) })}
        </button>
      )}
    </section>
  );
}

function Row({ score, method, open, onOpen }: { score: RiskScore; method: RiskMethod; open: boolean; onOpen: () => void }) {
  const { t } = useTranslation();
  const { count, figure } = useFormats();
  const lit = useCell(hovered);
  const thing = { layer: 'buildings', featureId: score.featureId };
  const isLit = lit?.layer === 'buildings' && lit.featureId === score.featureId;
  const worst = score.scoreIfWorst !== null && score.scoreIfWorst > score.score ? score.scoreIfWorst : null;
  return (
    <button
      type="button"
      className={isLit || open ? 'row lit' : 'row'}
      aria-expanded={open}
      onClick={() => {
        onOpen();
        if (!open && score.longitude !== null && score.latitude !== null) showPlaces([[score.longitude, score.latitude]]);
      }}
      onMouseEnter={() => hovered.set(thing)}
      onMouseLeave={() => hovered.set(null)}
      onFocus={() => hovered.set(thing)}
      onBlur={() => hovered.set(null)}
    >
      <span className="row-rank">{count(score.rank)}</span>
      <span className="row-main">
        <span className="row-title">{score.address ?? t('coverage.unnamed', { id: score.featureId })}</span>
        <span className="row-note">
          {t('risk.ranks', { low: count(score.rankLow), high: count(score.rankHigh) })} · {score.reasons[0]?.text}
        </span>
      </span>
      <span className="row-figure">
        {t(`risk.score.${method}`, { n: figure(score.score) })}
        {worst !== null && <span className="row-note">{t('risk.upTo', { n: figure(worst) })}</span>}
      </span>
    </button>
  );
}

/** Each reason with the row of the table that it rests on. */
export function Reasons({ score, children }: { score: Pick<RiskScore, 'reasons' | 'expectedPerYear'>; children?: ReactNode }) {
  const { t } = useTranslation();
  const { figure } = useFormats();
  return (
    <div className="risk-reasons" data-testid="reasons">
      <ol>
        {score.reasons.map((reason) => (
          <li key={reason.input} className={reason.known ? undefined : 'soft'}>
            {reason.text}
            {reason.rule && <span className="row-note">{[reason.rule.clause, reason.rule.document].filter(Boolean).join(' · ')}</span>}
          </li>
        ))}
      </ol>
      {score.expectedPerYear !== null && <p className="note">{t('risk.expected', { n: figure(1000 * score.expectedPerYear) })}</p>}
      {children}
    </div>
  );
}
