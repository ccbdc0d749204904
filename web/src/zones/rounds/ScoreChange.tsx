import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import { BandBadge } from '../signs/BandBadge';
import type { Round, Score } from './round';

/** What the tree said before and after a round; danger, exposure and protection are never mixed. High is safe. */
export function ScoreChange({ round: { before, after } }: { round: Pick<Round, 'before' | 'after'> }) {
  const { t } = useTranslation();
  if (!before && !after) return null;
  const branches = (before ?? after)?.row.branches ?? [];
  const of = (score: Score | null, node: string) => score?.row.branches.find((each) => each.node === node)?.score ?? null;
  return (
    <section className="score-change" data-testid="score-change">
      <h3>{t('zone.scoreChange')}</h3>
      <Line
        name={t('zone.score')}
        before={before?.row.score ?? null}
        after={after?.row.score ?? null}
        bands={[before?.row.band, after?.row.band]}
      />
      {branches.map(({ node }) => (
        <Line key={node} name={t(`zone.branch.${node}`)} before={of(before, node)} after={of(after, node)} />
      ))}
      <p className="note">{t(after ? 'zone.scoreHint' : 'zone.scoreOnlyBefore')}</p>
    </section>
  );
}

interface LineProps {
  name: string;
  before: number | null;
  after: number | null;
  bands?: [string | null | undefined, string | null | undefined];
}

function Line({ name, before, after, bands }: LineProps) {
  const { t } = useTranslation();
  const { figure } = useFormats();
  const change = before !== null && after !== null ? after - before : null;
  const words = change === null ? '' : `${change > 0 ? '+' : ''}${figure(change)}`;
  const x = (value: number) => 2 + value * 0.96;
  return (
    <div className={bands ? 'score-line score-whole' : 'score-line'}>
      <span>{name}</span>
      <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
        <line x1="2" x2="98" y1="6" y2="6" className="score-axis" />
        {before !== null && after !== null && (
          <line x1={x(before)} x2={x(after)} y1="6" y2="6" className={after >= before ? 'score-better' : 'score-worse'} />
        )}
        {before !== null && <line x1={x(before)} x2={x(before)} y1="2" y2="10" className="score-before" />}
        {after !== null && <line x1={x(after)} x2={x(after)} y1="1" y2="11" className="score-after" />}
      </svg>
      <span className="score-values">
        {bands && <BandBadge band={bands[0] ?? null} small />}
        <span className="figure">{before === null ? t('zone.unknownShort') : figure(before)}</span>
        {after !== null && (
          <>
            <span aria-hidden="true">→</span>
            {bands && <BandBadge band={bands[1] ?? null} small />}
            <strong className="figure">{figure(after)}</strong>
            <span className={change !== null && change < 0 ? 'late figure' : 'note figure'}>{words}</span>
          </>
        )}
      </span>
    </div>
  );
}
