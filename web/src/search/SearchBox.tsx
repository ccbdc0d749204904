import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AreaName } from '../areas/area';
import { useFormats } from '../i18n/formats';
import { Icon } from '../shell/Icon';
import { Hits, OldName } from './Hits';
import { useFoundMarks, useOutline } from './useFoundMarks';
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
  const outline = useOutline(area, found);
  useFoundMarks(search, outline.lines, outline.waiting);
  const { close } = search;
  const latestClose = useRef(close);
  useEffect(() => {
    latestClose.current = close;
  });
  useEffect(() => {
    // The numbered places on the map belong to the list: a click on one chooses it.
    const away = ({ target }: PointerEvent) =>
      !box.current?.contains(target as Node) && !(target as Element).closest?.('.pin') && latestClose.current();
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
            <span>{found.level ? t(`value.matchLevel.${found.level}`, { defaultValue: found.level }) : t('search.coordinates')}</span>
            {found.radius > 0 && !outline.lines && <span className="soft">{t('search.radius', { n: count(found.radius) })}</span>}
            <OldName found={found} />
            {found.via && <span className="outside">{t('search.outside', { name: found.via })}</span>}
          </p>
        )
      )}
      <span role="status" className="visually-hidden">
        {search.open && search.hits.length > 0 ? t('search.found', { n: count(search.hits.length) }) : ''}
      </span>
    </search>
  );
}

/** "/" leads to the box, but not out of a field that somebody writes in. */
function useSlash(input: React.RefObject<HTMLInputElement | null>) {
  // Before the box is painted: who sees it may press the key.
  useLayoutEffect(() => {
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
