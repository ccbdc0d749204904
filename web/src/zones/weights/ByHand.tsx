import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import { nodeName } from '../signs/rows';
import type { Node } from '../signs/signs';
import { rebalanced } from '../signs/weightsWord';

interface Props {
  nodes: readonly Node[];
  /** By code; they sum to 1. */
  weights: Record<string, number>;
  onChange: (weights: Record<string, number>) => void;
}

/** Sliders that always sum to one: what one takes, its siblings give in proportion. */
export function ByHand({ nodes, weights, onChange }: Props) {
  const { t, i18n } = useTranslation();
  const { share } = useFormats();
  return (
    <div data-testid="by-hand">
      {nodes.map((node) => (
        <label key={node.code} className="weight-line">
          <span>{nodeName(node, i18n.language)}</span>
          <input
            type="range"
            min={0}
            max={1}
            step={0.01}
            value={weights[node.code] ?? 0}
            onChange={({ target }) => onChange(rebalanced(weights, node.code, Number(target.value)))}
            data-testid={`weight-${node.code}`}
          />
          <span className="figure">{share(weights[node.code])}</span>
        </label>
      ))}
      <p className="note">{t('zone.weights.sum')}</p>
    </div>
  );
}
