import './shell/tokens.css';
import './shell/shell.css';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { preferredLanguage, startTexts } from './i18n';
import { getView, setView } from './view/store';

const language = preferredLanguage(getView().language);
setView({ language });
startTexts(language);

const root = document.getElementById('app');
if (root) createRoot(root).render(<App />);
