import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/formats';
import type { Found } from '../view/url';
import { useOldName } from './oldName';
import type { Hit } from './search';
import type { useSearch } from './useSearch';

/** The list under the box: what may be meant, what it is, how surely, and how far off it may be. */
export function Hits({ search }: { search: ReturnType<typeof useSearch> }) {
  const { t } = useTranslation();
  const { hits, active, shown } = search;
  return (
    <div className="float search-list" data-over-map data-testid="search-list">
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
            onClick={() => search.goTo(hit)}
            onMouseEnter={() => search.setActive(i)}
          >
            {shown.kind === 'matches' && hits.length > 1 && <span className="hit-number">{i + 1}</span>}
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
          {[what, hit.detail, hit.level && hit.found.radius > 0 ? t('search.radius', { n: count(hit.found.radius) }) : null]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <OldName found={hit.found} />
        {hit.found.via && <span className="outside">{t('search.outside', { name: hit.found.via })}</span>}
      </span>
      {hit.confidence !== undefined && <span className="row-figure">{count(hit.confidence * 100)} %</span>}
    </>
  );
}

/** 旧称 …: by which name of old it was found. */
export function OldName({ found }: { found: Found }) {
  const write = useOldName();
  return found.alias ? <span className="old-name">{write(found.alias)}</span> : null;
}
