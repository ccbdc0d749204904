import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import type { WordCount } from './breakdown';

interface Props {
  title: string;
  words: readonly WordCount[];
  chosen?: string;
  onChoose: (word: string) => void;
}

const first = 6;

/** Fires by a word of the source, most first: a click chooses it, and again all. */
export function WordTable({ title, words, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const [all, setAll] = useState(false);
  if (words.length < 2 && chosen === undefined) return null;
  const most = Math.max(1, ...words.map((each) => each.incidents));
  // What is chosen stands there even where there is none of it.
  const rows =
    chosen !== undefined && !words.some((each) => (each.word ?? '') === chosen) ? [{ word: chosen, incidents: 0 }, ...words] : words;
  return (
    <section className="section">
      <h2>{title}</h2>
      <ul className="word-rows">
        {rows.slice(0, all ? undefined : first).map(({ word, incidents }) => (
          <li key={word ?? ''}>
            <button
              type="button"
              className="word-row"
              aria-pressed={chosen === (word ?? '')}
              data-faded={(chosen !== undefined && chosen !== (word ?? '')) || undefined}
              onClick={() => onChoose(word ?? '')}
            >
              <span className="word-name">{word ?? t('fires.unstated')}</span>
              <span className="word-count">{count(incidents)}</span>
              <span className="word-bar" style={{ width: `${(100 * incidents) / most}%` }} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      {rows.length > first && (
        <button type="button" className="link note-link" onClick={() => setAll(!all)}>
          {all ? t('fires.fewer') : t('fires.more', { n: count(rows.length - first) })}
        </button>
      )}
    </section>
  );
}
