import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../server/useAnswer';
import { nodeName } from '../signs/rows';
import { type Ahp, askAhp, type Node } from '../signs/signs';
import { matrixOf, pairAt } from '../signs/weightsWord';

interface Props {
  area: string;
  nodes: readonly Node[];
  /** Comparisons above the diagonal; what is missing is equal. */
  pairs: readonly number[];
  onChange: (pairs: number[]) => void;
}

/** Where a comparison stands on its slider: -8 … 8, the left one weightier at the left end. */
export const placeOf = (pair: number) => (pair > 0 ? 1 - pair : -1 - pair);
/** The comparison at a place of the slider. */
export const pairOf = (place: number) => (place <= 0 ? 1 - place : -1 - place);

/** The pair that agrees least with the others as it stands above the diagonal, and the ratio that would fit there. */
function upper({ worstRow, worstColumn, worstFits }: Pick<Ahp, 'worstRow' | 'worstColumn' | 'worstFits'>) {
  if (worstRow === null || worstColumn === null) return null;
  const turned = worstRow > worstColumn;
  const fits = worstFits !== null && turned ? 1 / worstFits : worstFits;
  return { row: Math.min(worstRow, worstColumn), column: Math.max(worstRow, worstColumn), fits };
}

/** Each pair is compared by itself, in plain words; how well the answers agree is told at once, and which pair agrees least. */
export function Pairs({ area, nodes, pairs, onChange }: Props) {
  const { t, i18n } = useTranslation();
  const { share, figure } = useFormats();
  const n = nodes.length;
  const all = Array.from({ length: (n * (n - 1)) / 2 }, (_, i) => pairs[i] ?? 1);
  const key = `${area}/${all.join(',')}/${i18n.language}/ahp`;
  const answer = useAnswer(key, (signal) => askAhp(area, matrixOf(all, n), i18n.language, signal), 150);
  const ahp = answer.value;
  const name = (i: number) => nodeName(nodes[i], i18n.language);
  const worst = ahp?.consistent === false ? upper(ahp) : null;
  const strength = Math.abs;
  return (
    <div data-testid="pairs">
      {nodes.flatMap((left, row) =>
        nodes.slice(row + 1).map((right, j) => {
          const column = row + 1 + j;
          const at = pairAt(row, column, n);
          const pair = all[at] ?? 1;
          const isWorst = worst?.row === row && worst.column === column;
          const [more, less] = pair >= 1 ? [name(row), name(column)] : [name(column), name(row)];
          const words =
            strength(pair) === 1
              ? t('zone.weights.equal', { one: name(row), other: name(column) })
              : t(`zone.weights.more.${Math.ceil(strength(pair) / 2) * 2 - 1}`, { more, less, n: strength(pair) });
          return (
            <div key={`${left.code}/${right.code}`} className={isWorst ? 'pair pair-worst' : 'pair'}>
              <div className="pair-ends" aria-hidden="true">
                <span>{name(row)}</span>
                <span>{name(column)}</span>
              </div>
              <input
                type="range"
                min={-8}
                max={8}
                step={1}
                value={placeOf(pair)}
                aria-label={t('zone.weights.pair', { one: name(row), other: name(column) })}
                aria-valuetext={words}
                onChange={({ target }) => onChange(all.map((each, i) => (i === at ? pairOf(Number(target.value)) : each)))}
                data-testid={`pair-${row}-${column}`}
              />
              <p className="note">{words}</p>
              {isWorst && (
                <p className="warn" role="status">
                  {t('zone.weights.worst')}
                  {worst?.fits !== null && worst?.fits !== undefined && ` ${t('zone.weights.fits', { words: ratio(worst.fits) })}`}
                </p>
              )}
            </div>
          );
        }),
      )}
      <p className={ahp?.consistent === false ? 'consistency late' : 'consistency'} role="status" data-testid="consistency">
        {ahp ? t(ahp.consistent ? 'zone.weights.consistent' : 'zone.weights.inconsistent', { cr: ahp.cr.toFixed(3) }) : t('state.checking')}
      </p>
      {ahp?.problems.map(({ code, message }) => (
        <p key={code} className="warn">
          {message}
        </p>
      ))}
      {ahp && ahp.weights.length === n && <p className="note">{nodes.map((_, i) => `${name(i)} ${share(ahp.weights[i])}`).join(' · ')}</p>}
    </div>
  );

  function ratio(fits: number): string {
    return fits >= 1 ? figure(fits) : `1/${figure(1 / fits)}`;
  }
}
