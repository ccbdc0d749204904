import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../server/useAnswer';
import { getView, setView } from '../../view/store';
import { childrenOf, nodeName, parentsOf } from '../signs/rows';
import { askSavedWeights, type VitalSigns } from '../signs/signs';
import { type WeightsChoice, wordOf } from '../signs/weightsWord';
import { ByHand } from './ByHand';
import { Pairs } from './Pairs';
import { SaveSet } from './SaveSet';

const ways = ['DEFAULT', 'HAND', 'AHP', 'ENTROPY', 'COMBINED'] as const;

/** The weights come with the address: whoever gets it sees the same ranking. */
function set(choice: WeightsChoice) {
  setView({ signs: { ...getView().signs, weights: wordOf(choice) } });
}

/** By which weights? The tree's own, by hand, by comparing pairs, by entropy, or a set that somebody saved. */
export function WeightsEditor({ area, signs, choice }: { area: Area; signs: VitalSigns; choice: WeightsChoice }) {
  const { t, i18n } = useTranslation();
  const { share } = useFormats();
  const { tree } = signs;
  const [parent, setParent] = useState('root');
  const [version, setVersion] = useState(0);
  const saved = useAnswer(`${area.code}/${version}/weights`, (signal) => askSavedWeights(area.code, i18n.language, signal));
  const siblings = childrenOf(tree, parent);
  const used = (code: string) => signs.weights.find((each) => each.node === code)?.used ?? 0;
  const begin = (how: (typeof ways)[number]): WeightsChoice => {
    if (how === 'HAND') return { how, hand: Object.fromEntries(tree.nodes.map(({ code }) => [code, used(code)])) };
    if (how === 'AHP') return { how, pairs: { root: childrenOf(tree, 'root').flatMap((_, i, all) => all.slice(i + 1).map(() => 1)) } };
    return how === 'COMBINED' ? { how, alpha: 0.5 } : { how };
  };
  return (
    <details className="section plan-fold weights" data-testid="weights" open={choice.how !== 'DEFAULT' || undefined}>
      <summary className="section-title">{t('zone.weights.title')}</summary>
      <fieldset className="weight-ways" aria-label={t('zone.weights.title')}>
        {ways.map((how) => (
          <button
            key={how}
            type="button"
            className="chip"
            aria-pressed={choice.how === how}
            onClick={() => set(begin(how))}
            data-testid={`weights-${how}`}
          >
            {t(`zone.weights.how.${how}`)}
          </button>
        ))}
      </fieldset>
      {(saved.value?.length ?? 0) > 0 && (
        <label className="entry-line">
          <span className="soft">{t('zone.weights.saved')}</span>
          <span className="entry-input">
            <select
              value={choice.how === 'SAVED' ? choice.id : ''}
              onChange={({ target }) => set(target.value ? { how: 'SAVED', id: target.value } : { how: 'DEFAULT' })}
            >
              <option value="">{t('zone.weights.none')}</option>
              {saved.value?.map((each) => (
                <option key={each.id} value={each.id}>
                  {t('zone.weights.set', { title: each.title, version: each.version, who: each.who })}
                </option>
              ))}
            </select>
          </span>
        </label>
      )}
      <p className="note">{t(`zone.weights.hint.${choice.how}`)}</p>
      {choice.how === 'COMBINED' && (
        <label className="weight-line">
          <span>{t('zone.weights.alpha')}</span>
          <input
            type="range"
            min={0}
            max={1}
            step={0.05}
            value={choice.alpha}
            onChange={({ target }) => set({ how: 'COMBINED', alpha: Number(target.value) })}
          />
          <span className="figure">{share(choice.alpha)}</span>
        </label>
      )}
      <fieldset className="weight-parents" aria-label={t('zone.weights.of')}>
        {parentsOf(tree).map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={parent === each}
            onClick={() => setParent(each)}
            data-testid={`weights-of-${each}`}
          >
            {each === 'root'
              ? t('zone.weights.root')
              : nodeName(
                  tree.nodes.find(({ code }) => code === each),
                  i18n.language,
                )}
          </button>
        ))}
      </fieldset>
      {choice.how === 'AHP' ? (
        <Pairs
          area={area.code}
          nodes={siblings}
          pairs={choice.pairs[parent] ?? []}
          onChange={(pairs) => set({ how: 'AHP', pairs: { ...choice.pairs, [parent]: pairs } })}
        />
      ) : (
        <ByHand
          nodes={siblings}
          weights={Object.fromEntries(
            siblings.map(({ code }) => [code, choice.how === 'HAND' ? (choice.hand[code] ?? used(code)) : used(code)]),
          )}
          onChange={(weights) =>
            set({
              how: 'HAND',
              hand: {
                ...(choice.how === 'HAND' ? choice.hand : Object.fromEntries(tree.nodes.map(({ code }) => [code, used(code)]))),
                ...weights,
              },
            })
          }
        />
      )}
      {(choice.how === 'HAND' || choice.how === 'AHP' || choice.how === 'COMBINED') && (
        <SaveSet area={area} choice={choice} sets={saved.value ?? []} onSaved={() => setVersion(version + 1)} />
      )}
    </details>
  );
}
