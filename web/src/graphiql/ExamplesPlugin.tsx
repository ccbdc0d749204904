import { type GraphiQLPlugin, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import type { Language } from '../view/url';
import type { Example } from './examples';
import { texts } from './texts';

/** A list of the examples, for a reader who has closed or changed their tabs. */
export function examplesPlugin(examples: Example[], language: Language): GraphiQLPlugin {
  return {
    title: texts[language].examples,
    icon: ExamplesIcon,
    content: () => <Examples examples={examples} language={language} />,
  };
}

function Examples({ examples, language }: { examples: Example[]; language: Language }) {
  const { addTab } = useGraphiQLActions();
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const open = (example: Example) => {
    addTab();
    variableEditor?.setValue(example.variables);
    queryEditor?.setValue(example.query);
  };
  return (
    <section className="examples">
      <h2>{texts[language].examples}</h2>
      <p>{texts[language].examplesHow}</p>
      <ul>
        {examples.map((example) => (
          <li key={example.query}>
            <button type="button" onClick={() => open(example)}>
              {example.about.map((sentence) => (
                <span key={sentence}>{sentence}</span>
              ))}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ExamplesIcon() {
  return (
    <svg viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M4 5h.01M4 10h.01M4 15h.01M8 5h9M8 10h9M8 15h9" strokeLinecap="round" />
    </svg>
  );
}
