import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { named } from '../../areas/area';
import { setView, useView } from '../../view/store';
import { usualFilter, withWords } from './choice';
import type { HazardFilter } from './hazard';

export interface FilterWords {
  kinds: readonly { code: string; name: string }[];
  towns: readonly { id: string; nameZh: string | null; nameEn: string | null }[];
}

const states = ['FOUND', 'ORDERED', 'RECTIFYING', 'RE_CHECK', 'CLOSED'] as const;
const grades = ['ORDINARY', 'MAJOR', 'REGIONAL', 'UNKNOWN'] as const;
/** Words with a control of their own; others come by links (a campaign, a round) and are shown as something to take away. */
const own = new Set(['open', 'overdue', 'returned', 'states', 'kinds', 'grades', 'division', 'text', 'noDate']);

/** Which hazards: each word at a touch; the address bar holds them all. */
export function HazardFilters({ filter, words }: { filter: HazardFilter; words: FilterWords }) {
  const { t, i18n } = useTranslation();
  const { hazards } = useView();
  const choose = (more: Partial<HazardFilter>) => {
    const next = withWords(filter, more);
    setView({ hazards: { ...hazards, tab: 'list', filter: JSON.stringify(next) === JSON.stringify(usualFilter) ? undefined : next } });
  };
  const flag = (name: 'open' | 'overdue' | 'returned' | 'noDate') => (
    <button
      key={name}
      type="button"
      className="chip"
      aria-pressed={filter[name] === true}
      onClick={() => choose({ [name]: filter[name] ? undefined : true })}
      data-testid={`filter-${name}`}
    >
      {t(`inspect.hazards.flags.${name}`)}
    </button>
  );
  const others = Object.keys(filter).filter((each) => !own.has(each)) as (keyof HazardFilter)[];
  return (
    <div className="hazard-filters" data-testid="hazard-filters">
      <Words text={filter.text ?? ''} onText={(text) => choose({ text: text || undefined })} />
      <div className="chips">{(['open', 'overdue', 'noDate', 'returned'] as const).map(flag)}</div>
      <div className="hazard-selects">
        <Choice
          label={t('inspect.hazards.state')}
          value={filter.states?.length === 1 ? (filter.states[0] ?? '') : ''}
          options={states.map((each) => [each, t(`inspect.states.${each}`)])}
          // Closed ones are not among those that are open.
          onChoose={(value) =>
            choose({
              states: value ? [value as (typeof states)[number]] : undefined,
              ...(value === 'CLOSED' && { open: undefined, overdue: undefined }),
            })
          }
        />
        <Choice
          label={t('inspect.hazards.kind')}
          value={filter.kinds?.length === 1 ? (filter.kinds[0] ?? '') : ''}
          options={words.kinds.map((each) => [each.code, each.name])}
          onChoose={(value) => choose({ kinds: value ? [value] : undefined })}
        />
        <Choice
          label={t('inspect.hazards.grade')}
          value={filter.grades?.length === 1 ? (filter.grades[0] ?? '') : ''}
          options={grades.map((each) => [each, t(`inspect.grades.${each}`)])}
          onChoose={(value) => choose({ grades: value ? [value as (typeof grades)[number]] : undefined })}
        />
        {words.towns.length > 0 && (
          <Choice
            label={t('inspect.hazards.town')}
            value={filter.division ?? ''}
            options={words.towns.map((each) => [each.id, named(each, i18n.language) ?? ''])}
            onChoose={(value) => choose({ division: value || undefined })}
          />
        )}
      </div>
      {others.length > 0 && (
        <div className="chips">
          {others.map((each) => (
            <button key={each} type="button" className="chip" aria-pressed="true" onClick={() => choose({ [each]: undefined })}>
              {t(`inspect.hazards.words.${each}`, { defaultValue: each })}
              {typeof filter[each] === 'string' && ['officer', 'from', 'to', 'closedFrom', 'closedTo', 'asOf'].includes(each)
                ? ` ${filter[each] as string}`
                : ''}{' '}
              ×
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: string[][];
  onChoose: (value: string) => void;
}

function Choice({ label, value, options, onChoose }: ChoiceProps) {
  const { t } = useTranslation();
  return (
    <label>
      <span className="visually-hidden">{label}</span>
      <select value={value} onChange={(event) => onChoose(event.target.value)} data-chosen={value !== '' || undefined}>
        <option value="">{t('inspect.hazards.any', { what: label })}</option>
        {options.map(([code, text]) => (
          <option key={code} value={code}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Words are asked for when the typing pauses. */
function Words({ text, onText }: { text: string; onText: (text: string) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the typing counts.
  useEffect(() => {
    if (typed.trim() === text) return;
    const pause = setTimeout(() => onText(typed.trim()), 350);
    return () => clearTimeout(pause);
  }, [typed]);
  return (
    <span className="entry-input">
      <input
        type="search"
        value={typed}
        maxLength={100}
        placeholder={t('inspect.hazards.search')}
        aria-label={t('inspect.hazards.search')}
        onChange={(event) => setTyped(event.target.value)}
      />
    </span>
  );
}
