import { useTranslation } from 'react-i18next';
import { named } from '../../areas/area';
import { useFormats } from '../../i18n/formats';
import { BandBadge } from './BandBadge';
import { branchesOf, nodeName } from './rows';
import type { Row, Tree } from './signs';
import { useLeafValue } from './TreeOfRow';

interface Props {
  tree: Tree;
  one: Row;
  other: Row;
  area: string;
  onLeave: () => void;
}

/** Two rows side by side, branch by branch and indicator by indicator; the safer figure is the bold one. */
export function Compare({ tree, one, other, area, onLeave }: Props) {
  const { t, i18n } = useTranslation();
  const { figure } = useFormats();
  const value = useLeafValue();
  const both = [one, other];
  const name = (row: Row) => named(row, i18n.language) ?? (row.id === null ? area : `${row.featureId}`);
  const score = (number: number | null) => (number === null ? t('zone.unknownShort') : figure(number));
  const leaf = (row: Row, code: string) => row.leaves.find((each) => each.code === code);
  const safer = (scores: (number | null | undefined)[], i: number) => {
    const [mine, theirs] = [scores[i] ?? null, scores[1 - i] ?? null];
    return mine !== null && theirs !== null && mine > theirs;
  };
  return (
    <section className="section compare" data-testid="compare">
      <h2>
        {t('zone.compare')}
        <button type="button" className="link" onClick={onLeave}>
          {t('zone.compareEnd')}
        </button>
      </h2>
      <table>
        <thead>
          <tr>
            <td />
            {both.map((row) => (
              <th key={row.id} scope="col">
                {name(row)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr className="compare-whole">
            <th scope="row">{t('zone.score')}</th>
            {both.map((row, i) => (
              <td key={row.id} className={safer([one.score, other.score], i) ? 'safer' : undefined}>
                <BandBadge band={row.band} small /> {score(row.score)}
              </td>
            ))}
          </tr>
          {branchesOf(tree).flatMap((branch) => [
            <tr key={branch.code} className="compare-branch">
              <th scope="row">{nodeName(branch, i18n.language)}</th>
              {both.map((row, i) => {
                const scores = both.map((each) => each.branches.find(({ node }) => node === branch.code)?.score);
                return (
                  <td key={row.id} className={safer(scores, i) ? 'safer' : undefined}>
                    {score(scores[i] ?? null)}
                  </td>
                );
              })}
            </tr>,
            ...tree.nodes
              .filter((node) => node.leaf && node.parent === branch.code)
              .map((node) => {
                const scores = both.map((row) => leaf(row, node.code)?.score);
                return (
                  <tr key={node.code}>
                    <th scope="row">{nodeName(node, i18n.language)}</th>
                    {both.map((row, i) => {
                      const own = leaf(row, node.code);
                      return (
                        <td key={row.id} className={safer(scores, i) ? 'safer' : undefined}>
                          {own ? value(own) : t('zone.unknown')}
                        </td>
                      );
                    })}
                  </tr>
                );
              }),
          ])}
        </tbody>
      </table>
    </section>
  );
}
