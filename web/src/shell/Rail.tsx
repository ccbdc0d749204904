import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AccountButton } from '../accounts/AccountButton';
import { speak } from '../i18n';
import { waiting } from '../inspections/field/waiting';
import { useCell } from '../view/cell';
import { setView, useView } from '../view/store';
import type { Question } from '../view/url';
import { Icon, type IconName } from './Icon';
import { usePhone } from './usePhone';

const doors: [Question, IconName][] = [
  ['coverage', 'hydrant'],
  ['plan', 'plan'],
  ['fires', 'fire'],
  ['zones', 'zone'],
  ['field', 'task'],
  ['hazards', 'hazard'],
  ['survey', 'survey'],
  ['units', 'units'],
  ['boards', 'boards'],
  ['data', 'data'],
];

/** Under the thumb on a phone: what is done outdoors, and what a leader looks up. The rest is one tap farther. */
const underThumb: readonly Question[] = ['field', 'hazards', 'zones', 'boards'];

/** The questions there are; only those that work. */
export function Rail() {
  const { t } = useTranslation();
  const { question, base, language } = useView();
  const waits = useCell(waiting);
  const phone = usePhone();
  const [more, setMore] = useState(false);
  const ask = (next: Question) => {
    setMore(false);
    setView({ question: next === question ? null : next, selected: undefined, records: undefined, layers: undefined, visit: undefined });
  };
  const switchLanguage = () => {
    const next = language === 'en' ? 'zh-CN' : 'en';
    setView({ language: next });
    speak(next);
  };
  const isOpen = (name: Question) =>
    question === name ||
    (name === 'data' && question === 'review') ||
    (name === 'boards' && question === 'reports') ||
    (name === 'fires' && (question === 'trends' || question === 'hotspots' || question === 'risk'));
  const inBar = phone
    ? [...doors.filter(([name]) => underThumb.includes(name) || isOpen(name))].sort(([a], [b]) => placeOf(a) - placeOf(b))
    : doors;
  const draw = ([name, icon]: (typeof doors)[number]) => (
    <button key={name} type="button" aria-pressed={isOpen(name)} onClick={() => ask(name)} data-testid={`rail-${name}`}>
      <Icon name={icon} size={22} />
      <span>{t(`rail.${name}`)}</span>
      {name === 'field' && waits > 0 && (
        <span className="rail-waits" title={t('inspect.field.waiting', { n: waits })} data-testid="rail-waits">
          {waits}
        </span>
      )}
    </button>
  );
  const settings = (
    <>
      <button
        type="button"
        onClick={() => setView({ base: base === 'dark' ? 'light' : 'dark' })}
        title={t(base === 'dark' ? 'rail.light' : 'rail.dark')}
        aria-label={t(base === 'dark' ? 'rail.light' : 'rail.dark')}
        data-testid="base-switch"
      >
        <Icon name={base === 'dark' ? 'sun' : 'moon'} />
      </button>
      <button type="button" onClick={switchLanguage} lang={language === 'en' ? 'zh-CN' : 'en'} data-testid="language-switch">
        <span className="rail-language">{t('rail.language')}</span>
      </button>
    </>
  );
  return (
    <nav className="rail" aria-label={t('rail.label')}>
      <svg className="brand" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="7" fill="var(--brand)" />
        <path
          d="M16 5c1 4 6 6.500 6 12.500a6 6 0 0 1-12 0c0-3 1.500-4.500 2.500-6 .5 2 1.200 2.800 2 3.200C14 11.500 14.500 8 16 5z"
          fill="#fff"
        />
      </svg>
      <div className="rail-doors">{inBar.map(draw)}</div>
      <div className="rail-settings">
        {phone && (
          <button type="button" aria-expanded={more} aria-controls="rail-sheet" onClick={() => setMore(!more)} data-testid="rail-more">
            <Icon name="more" size={22} />
            <span>{t('rail.more')}</span>
          </button>
        )}
        <AccountButton />
        {!phone && settings}
      </div>
      {phone && more && (
        <RailSheet onClose={() => setMore(false)}>
          {doors.filter((door) => !inBar.includes(door)).map(draw)}
          {settings}
        </RailSheet>
      )}
    </nav>
  );
}

const placeOf = (name: Question) => (underThumb.includes(name) ? underThumb.indexOf(name) : underThumb.length);

/** The doors that have no room in the bar, over it; a touch elsewhere or Escape closes them. */
function RailSheet({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const away = (event: PointerEvent) => !box.current?.parentElement?.contains(event.target as Node) && close.current();
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      close.current();
    };
    window.addEventListener('pointerdown', away);
    window.addEventListener('keydown', pressed, true);
    return () => {
      window.removeEventListener('pointerdown', away);
      window.removeEventListener('keydown', pressed, true);
    };
  }, []);
  return (
    <div id="rail-sheet" className="rail-sheet" ref={box} data-testid="rail-sheet">
      {children}
    </div>
  );
}
