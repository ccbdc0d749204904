import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import { branchesOf, nodeName } from './rows';
import type { Leaf, Node, Row, Tree } from './signs';

/** Everything a score is made of: branches, and under each its indicators with value, n, source and day. */
export function TreeOfRow({ row, tree }: { row: Row; tree: Tree }) {
  const { t, i18n } = useTranslation();
  const { figure, share } = useFormats();
  return (
    <div className="sign-tree" data-testid="sign-tree">
      {branchesOf(tree).map((branch) => {
        const own = row.branches.find((each) => each.node === branch.code);
        return (
          <section key={branch.code} className="sign-branch">
            <h3>
              <span>{nodeName(branch, i18n.language)}</span>
              <span className="note">{t('zone.weighs', { share: share(own?.weight ?? null) })}</span>
              <strong>{own?.score === null || own === undefined ? t('zone.unknownShort') : figure(own.score)}</strong>
            </h3>
            <ScoreBar score={own?.score ?? null} />
            <ul>
              {row.leaves
                .filter((leaf) => leaf.branch === branch.code)
                .map((leaf) => (
                  <LeafLine key={leaf.code} leaf={leaf} node={tree.nodes.find((each) => each.code === leaf.code)} />
                ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

/** 0 to 100, high is safe; nothing is drawn of what is not known. */
export function ScoreBar({ score }: { score: number | null }) {
  return (
    <span className={score === null ? 'score-bar score-unknown' : 'score-bar'} aria-hidden="true">
      {score !== null && <span style={{ width: `${score}%` }} />}
    </span>
  );
}

export function useLeafValue(): (leaf: Pick<Leaf, 'value' | 'unit'>) => string {
  const { t } = useTranslation();
  const { density, figure } = useFormats();
  return ({ value, unit }) => {
    if (value === null) return t('zone.unknown');
    // A bare "1" is no unit to be read.
    const words = unit === '1' ? '' : t(`zone.units.${unit}`, { defaultValue: unit });
    return `${Math.abs(value) >= 10 ? figure(value) : density(value)} ${words}`.trim();
  };
}

function LeafLine({ leaf, node }: { leaf: Leaf; node?: Node }) {
  const { t, i18n } = useTranslation();
  const { count, share, day, figure } = useFormats();
  const [open, setOpen] = useState(false);
  const shown = useLeafValue();
  const unknown = leaf.value === null;
  const interval =
    leaf.from !== null && leaf.to !== null ? `${shown({ ...leaf, value: leaf.from })} – ${shown({ ...leaf, value: leaf.to })}` : null;
  return (
    <li className={unknown ? 'leaf leaf-unknown' : 'leaf'}>
      <button type="button" className="leaf-line" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className="leaf-name">
          {nodeName(node, i18n.language) || leaf.code}
          {node?.direction && (
            <span className="leaf-way" title={t(`zone.direction.${node.direction}`)}>
              <span aria-hidden="true">{node.direction === 'MORE_IS_WORSE' ? '↑' : '↓'}</span>
              <span className="visually-hidden">{t(`zone.direction.${node.direction}`)}</span>
            </span>
          )}
        </span>
        <span className="leaf-value">{shown(leaf)}</span>
        <ScoreBar score={leaf.score} />
      </button>
      {open && (
        <dl className="leaf-more">
          <Fact name={t('zone.leaf.score')} value={leaf.score === null ? null : figure(leaf.score)} />
          <Fact name={t('zone.leaf.weight')} value={share(leaf.weight)} />
          <Fact name={t('zone.leaf.interval')} value={interval} />
          <Fact name="n" value={leaf.n === null ? null : count(leaf.n)} />
          <Fact name={t('zone.leaf.completeness')} value={leaf.completeness === null ? t('zone.cannotTell') : share(leaf.completeness)} />
          <Fact name={t('zone.leaf.asOf')} value={leaf.asOf ? day(leaf.asOf) : t('zone.unknown')} />
          <Fact name={t('zone.leaf.sources')} value={leaf.sources.join('、') || t('zone.unknown')} />
          <Fact name={t('zone.leaf.owner')} value={node?.owner ?? null} />
          <Fact name={t('zone.leaf.method')} value={leaf.method} />
          <Fact name={t('how.standard')} value={[node?.standard, node?.source].filter(Boolean).join(' · ') || null} />
        </dl>
      )}
    </li>
  );
}

function Fact({ name, value }: { name: string; value: string | null }) {
  if (value === null) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
