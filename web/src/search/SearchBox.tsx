import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AreaName } from '../areas/area';
import { useFormats } from '../i18n/formats';
import { foundPins } from '../map/pins';
import { Icon } from '../shell/Icon';
import type { Hit } from './search';
import { useSearch } from './useSearch';

/** The search box at the top: as one types, by keyboard and by mouse; "/" leads to it from everywhere. */
export function SearchBox({ area }: { area: AreaName }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const search = useSearch(area);
  const input = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const { found } = search;
  useSlash(input);
  useFoundPin(found);
  const { close } = search;
  const latestClose = useRef(close);
  useEffect(() => {
    latestClose.current = close;
  });
  useEffect(() => {
    const away = (event: PointerEvent) => !box.current?.contains(event.target as Node) && latestClose.current();
    window.addEventListener('pointerdown', away);
    return () => window.removeEventListener('pointerdown', away);
  }, []);

  const pressed = (event: KeyboardEvent) => {
    // Enter that ends a word of an input method is not an Enter of the reader's.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') search.move(1);
    else if (event.key === 'ArrowUp') search.move(-1);
    else if (event.key === 'Enter') void search.submit();
    else if (event.key === 'Escape') {
      if (search.open) search.close();
      else if (search.text !== '') search.forget();
      else input.current?.blur();
    } else return;
    event.preventDefault();
  };

  return (
    <search className="search" ref={box} aria-label={t('search.label')}>
      <div className="float search-field">
        <Icon name="search" size={18} />
        <input
          ref={input}
          type="text"
          role="combobox"
          aria-label={t('search.label')}
          aria-autocomplete="list"
          aria-expanded={search.open && search.hits.length > 0}
          aria-controls="search-hits"
          aria-activedescendant={search.active >= 0 ? `search-hit-${search.active}` : undefined}
          placeholder={t('search.hint')}
          value={search.text}
          maxLength={500}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="search"
          onChange={(event) => search.type(event.target.value)}
          onFocus={search.reopen}
          onKeyDown={pressed}
          data-testid="search"
        />
        {search.text === '' ? (
          <span className="search-key" aria-hidden="true">
            /
          </span>
        ) : (
          <button type="button" aria-label={t('search.clear')} onClick={() => search.forget()}>
            <Icon name="close" size={16} />
          </button>
        )}
      </div>
      {search.open ? (
        <Hits search={search} />
      ) : (
        found && (
          <p className="float search-found" data-testid="found">
            {found.level ? t(`value.matchLevel.${found.level}`, { defaultValue: found.level }) : t('search.coordinates')}
            {found.radius > 0 && <span className="soft">{t('search.radius', { n: count(found.radius) })}</span>}
          </p>
        )
      )}
      <span role="status" className="visually-hidden">
        {search.open && search.hits.length > 0 ? t('search.found', { n: count(search.hits.length) }) : ''}
      </span>
    </search>
  );
}

function Hits({ search }: { search: ReturnType<typeof useSearch> }) {
  const { t } = useTranslation();
  const { hits, active, shown } = search;
  return (
    <div className="float search-list" data-testid="search-list">
      {search.coordinates && <p className="note">{t('search.enterCoordinates')}</p>}
      {search.failure && <p className="warn">{search.failure}</p>}
      {!search.failure && search.nothing && (
        <p className="note" data-testid="search-nothing">
          {t(shown.kind === 'matches' ? 'search.nothing' : 'search.noSuggestion')}
        </p>
      )}
      {search.waiting && hits.length === 0 && !search.coordinates && <p className="note">{t('state.loading')}</p>}
      {shown.kind === 'matches' && hits.length > 1 && <p className="note">{t('search.several')}</p>}
      <div role="listbox" id="search-hits" aria-label={t('search.label')}>
        {hits.map((hit, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of a combobox are its input's.
          // biome-ignore lint/a11y/useFocusableInteractive: the focus of a combobox stays in its input.
          <div
            key={`${hit.label}/${hit.found.lng}/${hit.found.lat}`}
            id={`search-hit-${i}`}
            role="option"
            aria-selected={i === active}
            className={i === active ? 'row lit' : 'row'}
            onClick={() => search.goTo(hit.found)}
            onMouseEnter={() => search.setActive(i)}
          >
            <HitRow hit={hit} />
          </div>
        ))}
      </div>
    </div>
  );
}

function HitRow({ hit }: { hit: Hit }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const what = hit.kind ? t(`search.kind.${hit.kind}`) : hit.level ? t(`value.matchLevel.${hit.level}`) : '';
  return (
    <>
      <span className="row-main">
        <span className="row-title">{hit.label}</span>
        <span className="row-note">
          {[what, hit.detail, hit.level && hit.found.radius > 0 ? `±${count(hit.found.radius)} m` : null].filter(Boolean).join(' · ')}
        </span>
      </span>
      {hit.confidence !== undefined && <span className="row-figure">{count(hit.confidence * 100)} %</span>}
    </>
  );
}

/** "/" leads to the box, but not out of a field that somebody writes in. */
function useSlash(input: React.RefObject<HTMLInputElement | null>) {
  useEffect(() => {
    const pressed = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      if ((event.target as HTMLElement).closest('input, textarea, select')) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [input]);
}

function useFoundPin(found: ReturnType<typeof useSearch>['found']) {
  useEffect(() => {
    foundPins.set(found ? [{ ...found, id: 'found', kind: 'found', title: found.label }] : []);
  }, [found]);
  useEffect(() => () => foundPins.set([]), []);
}
