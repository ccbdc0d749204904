import { useTranslation } from 'react-i18next';
import { AccountButton } from '../accounts/AccountButton';
import { speak } from '../i18n';
import { waiting } from '../inspections/field/waiting';
import { useCell } from '../view/cell';
import { setView, useView } from '../view/store';
import type { Question } from '../view/url';
import { Icon, type IconName } from './Icon';

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

/** The questions there are; only those that work. */
export function Rail() {
  const { t } = useTranslation();
  const { question, base, language } = useView();
  const waits = useCell(waiting);
  const ask = (next: Question) =>
    setView({ question: next === question ? null : next, selected: undefined, records: undefined, layers: undefined, visit: undefined });
  const switchLanguage = () => {
    const next = language === 'en' ? 'zh-CN' : 'en';
    setView({ language: next });
    speak(next);
  };
  return (
    <nav className="rail" aria-label={t('rail.label')}>
      <svg className="brand" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="7" fill="var(--brand)" />
        <path
          d="M16 5c1 4 6 6.500 6 12.500a6 6 0 0 1-12 0c0-3 1.500-4.500 2.500-6 .5 2 1.200 2.800 2 3.200C14 11.500 14.500 8 16 5z"
          fill="#fff"
        />
      </svg>
      <div className="rail-doors">
        {doors.map(([name, icon]) => (
          <button
            key={name}
            type="button"
            aria-pressed={
              question === name ||
              (name === 'data' && question === 'review') ||
              (name === 'boards' && question === 'reports') ||
              (name === 'fires' && (question === 'trends' || question === 'hotspots' || question === 'risk'))
            }
            onClick={() => ask(name)}
            data-testid={`rail-${name}`}
          >
            <Icon name={icon} size={22} />
            <span>{t(`rail.${name}`)}</span>
            {name === 'field' && waits > 0 && (
              <span className="rail-waits" title={t('inspect.field.waiting', { n: waits })} data-testid="rail-waits">
                {waits}
              </span>
            )}
          </button>
        ))}
      </div>
      <div className="rail-settings">
        <AccountButton />
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
      </div>
    </nav>
  );
}
