import type { Weights } from './signs';

/** By which weights the signs are computed. */
export type WeightsChoice =
  | { how: 'DEFAULT' | 'ENTROPY' }
  /** By code of node; siblings sum to 1. */
  | { how: 'HAND'; hand: Record<string, number> }
  /** By code of the parent: the comparisons above the diagonal, row by row; 3: the row weighs three times the column, -3: a third. */
  | { how: 'AHP'; pairs: Record<string, number[]> }
  /** Share of the tree's own weights, from 0 to 1; the rest is entropy's. */
  | { how: 'COMBINED'; alpha: number }
  | { how: 'SAVED'; id: string };

/** As the address bar has it; undefined: the tree's own weights. */
export function wordOf(choice: WeightsChoice): string | undefined {
  switch (choice.how) {
    case 'DEFAULT':
      return undefined;
    case 'ENTROPY':
      return 'entropy';
    case 'COMBINED':
      return `combined:${short(choice.alpha)}`;
    case 'SAVED':
      return `set:${choice.id}`;
    case 'HAND':
      return `hand:${Object.entries(choice.hand)
        .map(([node, weight]) => `${node}:${short(weight)}`)
        .join('/')}`;
    case 'AHP':
      return `ahp:${Object.entries(choice.pairs)
        .map(([node, pairs]) => `${node}:${pairs.join(',')}`)
        .join('/')}`;
  }
}

/** What the address bar means; what it does not know is the tree's own weights. */
export function choiceOf(word: string | undefined): WeightsChoice {
  const [how, rest = ''] = cut(word ?? '', ':');
  const parts = rest.split('/').map((part) => cut(part, ':'));
  switch (how) {
    case 'entropy':
      return { how: 'ENTROPY' };
    case 'combined':
      return { how: 'COMBINED', alpha: within(Number(rest), 0, 1) ?? 0.5 };
    case 'set':
      return rest ? { how: 'SAVED', id: rest } : { how: 'DEFAULT' };
    case 'hand': {
      const all = parts.map(([node, weight]) => [node, within(Number(weight), 0, 1)] as const);
      return all.every(([, weight]) => weight !== undefined)
        ? { how: 'HAND', hand: Object.fromEntries(all) as Record<string, number> }
        : { how: 'DEFAULT' };
    }
    case 'ahp': {
      const all = parts.map(([node, pairs]) => [node, (pairs ?? '').split(',').map(Number)] as const);
      return all.every(([, pairs]) => pairs.every((each) => Number.isInteger(each) && Math.abs(each) >= 1 && Math.abs(each) <= 9))
        ? { how: 'AHP', pairs: Object.fromEntries(all) }
        : { how: 'DEFAULT' };
    }
    default:
      return { how: 'DEFAULT' };
  }
}

function cut(text: string, sign: string): [string, string?] {
  const at = text.indexOf(sign);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function within(value: number, min: number, max: number): number | undefined {
  return value >= min && value <= max ? value : undefined;
}

function short(value: number): string {
  return String(Number(value.toFixed(4)));
}

/** The whole matrix of comparisons of so many things from those above its diagonal. */
export function matrixOf(pairs: readonly number[], n: number): number[][] {
  const matrix = Array.from({ length: n }, () => Array.from({ length: n }, () => 1));
  let at = 0;
  for (let row = 0; row < n; row++)
    for (let column = row + 1; column < n; column++) {
      const value = pairs[at++] ?? 1;
      const ratio = value < 0 ? 1 / -value : value;
      (matrix[row] as number[])[column] = ratio;
      (matrix[column] as number[])[row] = 1 / ratio;
    }
  return matrix;
}

/** Where the comparison of a row with a later column stands among those above the diagonal. */
export function pairAt(row: number, column: number, n: number): number {
  return row * n - (row * (row + 1)) / 2 + (column - row - 1);
}

/** One weight is set; its siblings keep their proportions and make up the rest. All sum to 1. */
export function rebalanced(weights: Record<string, number>, code: string, value: number): Record<string, number> {
  const others = Object.keys(weights).filter((each) => each !== code);
  const left = 1 - value;
  const sum = others.reduce((total, each) => total + (weights[each] ?? 0), 0);
  const next: Record<string, number> = { [code]: value };
  for (const each of others) next[each] = sum > 0 ? ((weights[each] ?? 0) / sum) * left : left / others.length;
  return Object.fromEntries(Object.keys(weights).map((each) => [each, next[each] ?? 0]));
}

/** What the server is asked; `sizes`: how many children a parent has. */
export function weightsInput(choice: WeightsChoice, sizes: Record<string, number>): Weights | null {
  switch (choice.how) {
    case 'DEFAULT':
      return null;
    case 'ENTROPY':
      return { how: 'ENTROPY' };
    case 'COMBINED':
      return { how: 'COMBINED', alpha: choice.alpha };
    case 'SAVED':
      return { saved: choice.id };
    case 'HAND':
      return { how: 'HAND', hand: Object.entries(choice.hand).map(([node, weight]) => ({ node, weight })) };
    case 'AHP':
      return {
        how: 'AHP',
        matrices: Object.entries(choice.pairs).map(([node, pairs]) => ({ node, matrix: matrixOf(pairs, sizes[node] ?? sizeOf(pairs)) })),
      };
  }
}

/** How many things so many pairs compare: n(n−1)/2 of them. */
export function sizeOf(pairs: readonly number[]): number {
  return Math.round((1 + Math.sqrt(1 + 8 * pairs.length)) / 2);
}
