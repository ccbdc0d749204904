import type { Leaf, Node, Row, Tree } from './signs';

/** What a row is called by in the address. */
export function keyOf(row: Pick<Row, 'id'>): string {
  return row.id ?? 'area';
}

export function nodeName(node: Pick<Node, 'zh' | 'en' | 'code'> | undefined, language: string): string {
  if (!node) return '';
  return language.startsWith('zh') ? node.zh : node.en;
}

/** The branches of a tree in its order. */
export function branchesOf(tree: Tree): Node[] {
  return tree.nodes.filter((each) => each.parent === 'root');
}

export function childrenOf(tree: Tree, parent: string): Node[] {
  return tree.nodes.filter((each) => each.parent === parent);
}

/** Parents whose children are weighed against each other: the root, then each branch. */
export function parentsOf(tree: Tree): string[] {
  return ['root', ...branchesOf(tree).map(({ code }) => code)].filter((each) => childrenOf(tree, each).length > 1);
}

export function sizesOf(tree: Tree): Record<string, number> {
  return Object.fromEntries(parentsOf(tree).map((each) => [each, childrenOf(tree, each).length]));
}

/** How much of a row's score a leaf makes up, from 0 to 1. */
export function shareOf(leaf: Leaf, row: Row): number {
  return leaf.weight * (row.branches.find((each) => each.node === leaf.branch)?.weight ?? 0);
}

export const bandColours: Record<string, string> = { I: '#2166AC', II: '#92C5DE', III: '#F4A582', IV: '#B2182B' };
