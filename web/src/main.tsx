import './shell/tokens.css';
import './shell/shell.css';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { LinkPage, SignInPage } from './accounts/AccountPage';
import { preferredLanguage, startTexts } from './i18n';
import { getView, setView } from './view/store';

const { pathname, hash, search } = window.location;
const language = preferredLanguage(getView().language);
startTexts(language);

const root = document.getElementById('app');
if (root) createRoot(root).render(page());

function page() {
  if (pathname === '/accounts/link') {
    // A one-time link stays in no history, and nobody reads it over a shoulder.
    window.history.replaceState(null, '', pathname);
    return <LinkPage token={hash.slice(1)} />;
  }
  if (pathname === '/accounts/sign-in') return <SignInPage back={new URLSearchParams(search).get('back')} />;
  setView({ language });
  return <App />;
}
