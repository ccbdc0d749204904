import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { useMemo } from 'react';
import { me, refreshMe, tokenHeaders } from '../server/me';
import { graphqlRoute } from '../server/routes';
import type { Language } from '../view/url';
import { examplesPlugin } from './ExamplesPlugin';
import { examples } from './examples';
import { texts } from './texts';

/** What a server without a wish for another area has. */
const demo = 'demo';

interface Props {
  area: string | undefined;
  language: Language;
  /** null: as the reader's system has it. */
  theme: 'dark' | null;
}

/** GraphiQL, with the examples in its tabs and the way back to the map. */
export function QueryPage({ area, language, theme }: Props) {
  const t = texts[language];
  const shown = useMemo(() => examples(area ?? demo), [area]);
  const plugins = useMemo(() => [HISTORY_PLUGIN, examplesPlugin(shown, language)], [shown, language]);
  const fetcher = useMemo(() => fetcherIn(language), [language]);
  const map = `/?${new URLSearchParams({ ...(area && { area }), q: 'data', lang: language })}`;
  return (
    <div className="query-page">
      <header>
        <a href={map}>
          <img src="/icon.svg" alt="" width="24" height="24" />
          <strong>RiskMap</strong>
        </a>
        <h1>{t.heading}</h1>
        <nav>
          <a href={`${graphqlRoute}?sdl`} download="riskmap.graphql">
            {t.schema}
          </a>
          <a href={map}>{t.back}</a>
        </nav>
      </header>
      <GraphiQL fetcher={fetcher} defaultTabs={shown} plugins={plugins} defaultTheme={theme}>
        <GraphiQL.Logo>
          <span />
        </GraphiQL.Logo>
      </GraphiQL>
    </div>
  );
}

interface Asked {
  query: string;
  operationName?: string | null;
}

/** Errors come in the reader's language, whatever the browser's own is. */
function fetcherIn(language: Language) {
  return async ({ operationName, ...question }: Asked, options: { headers?: Record<string, string> } = {}) => {
    // For a moment after a change of tabs GraphiQL still holds the name from the tab before; where there is one operation, none is needed.
    const several = (question.query.match(/^\s*(query|mutation|subscription)\b/gm)?.length ?? 0) > 1;
    if (me.get()?.token === undefined) await refreshMe();
    const response = await fetch(graphqlRoute, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json;q=0.9',
        'accept-language': language,
        ...options.headers,
        ...(await tokenHeaders()),
      },
      body: JSON.stringify(several ? { operationName, ...question } : question),
    });
    return response.json();
  };
}
