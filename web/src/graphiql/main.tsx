import 'graphiql/setup-workers/vite';
// One by one: graphiql/style.css is these with 350 kB of fonts.
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import './graphiql.css';
import { createRoot } from 'react-dom/client';
import { preferredLanguage } from '../i18n';
import { parseUrl } from '../view/url';
import { QueryPage } from './QueryPage';
import { texts } from './texts';

// The address says what the map's does: which area, which language, which base.
const { area, language, base } = parseUrl(window.location.search);
const spoken = preferredLanguage(language);
document.documentElement.lang = spoken;
document.title = texts[spoken].title;

const root = document.getElementById('app');
if (root) createRoot(root).render(<QueryPage area={area} language={spoken} theme={base === 'dark' ? 'dark' : null} />);
