import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AreaName } from '../areas/area';
import { showBox } from '../map/commands';
import { ServerFailure } from '../server/ask';
import { useAnswer } from '../server/useAnswer';
import { getView, setView, useView } from '../view/store';
import type { Found } from '../view/url';
import { readCoordinates } from './coordinates';
import { askGeocode, askSuggestions, askWhatIsAt, type Hit, mayHaveOutline } from './search';

/** What the list under the box shows: nothing, suggestions while one types, or what an address was found to be. */
type Shown =
  | { kind: 'closed' }
  | { kind: 'suggestions' }
  | { kind: 'matches'; hits: Hit[]; text: string }
  | { kind: 'failed'; message: string };

/** What is typed, what may be meant by it, and going there. Answers that were overtaken by the next letter are dropped. */
export function useSearch(area: AreaName) {
  const { i18n } = useTranslation();
  const language = i18n.language;
  const { found } = useView();
  const [text, setText] = useState(found?.label ?? '');
  const [shown, setShown] = useState<Shown>({ kind: 'closed' });
  const [active, setActive] = useState(-1);
  const asked = useRef(0);

  const typed = text.trim();
  const coordinates = readCoordinates(typed, area.bounds);
  const wanted = shown.kind === 'suggestions' && typed !== '' && !coordinates;
  const suggestions = useAnswer(wanted ? `${area.code}/${area.dataVersion}/${language}/${typed}` : null, (signal) => {
    const { place } = getView();
    return askSuggestions(area.code, typed, place, language, signal);
  });
  // Typing on keeps the old list in sight until the new one comes; nothing in it can be chosen by a blind Enter.
  const hits = shown.kind === 'matches' ? shown.hits : wanted ? (suggestions.value ?? []) : [];

  // The back button, or an address that somebody sent, brings another place.
  const label = found?.label;
  useEffect(() => {
    if (label !== undefined) setText(label);
  }, [label]);

  const type = (next: string) => {
    asked.current++;
    setText(next);
    setActive(-1);
    setShown(next.trim() === '' ? { kind: 'closed' } : { kind: 'suggestions' });
  };
  const close = () => {
    setShown({ kind: 'closed' });
    setActive(-1);
  };
  /** What has a card opens it and is ringed on the map; anything else is marked as a place. */
  const goTo = ({ found: place, row }: Pick<Hit, 'found' | 'row'>) => {
    setText(place.label);
    setView(row ? { found: undefined, selected: row } : { found: place, selected: undefined });
    showPlaces([place]);
    close();
  };
  const forget = () => {
    asked.current++;
    setText('');
    close();
    setView({ found: undefined });
  };

  /** Enter: the chosen line, the coordinates, or the address as it is written. */
  const submit = async () => {
    const chosen = hits[active];
    if (chosen) return goTo(chosen);
    if (typed === '') return;
    const turn = ++asked.current;
    try {
      if (coordinates) {
        const { lng, lat } = coordinates;
        const name = await askWhatIsAt(area.code, lng, lat, language);
        if (turn !== asked.current) return;
        return goTo({ found: { lng, lat, radius: 0, label: [`${lng}, ${lat}`, name].filter(Boolean).join(' · ') } });
      }
      const matches = await askGeocode(area.code, typed, language);
      if (turn !== asked.current) return;
      const [best, ...others] = matches;
      setShown({ kind: 'matches', hits: matches, text: typed });
      if (!best) return;
      if (others.length === 0) return goTo(best);
      // Several are possible: the likeliest is marked, all are numbered, and the reader chooses.
      setView({ found: best.found, selected: undefined });
      const close = others.filter((other) => (other.confidence ?? 0) > (best.confidence ?? 0) - nearlyAsSure);
      // Once the list is there: the places should not lie under it.
      requestAnimationFrame(() => showPlaces([best, ...close].map((each) => each.found)));
    } catch (error) {
      if (turn === asked.current) setShown({ kind: 'failed', message: error instanceof ServerFailure ? error.message : String(error) });
    }
  };

  /** ↑ ↓: from the text into the list, through it, and back to the text. */
  const move = (by: 1 | -1) => {
    if (shown.kind === 'closed') setShown({ kind: 'suggestions' });
    setActive((old) => ((old + 1 + by + hits.length + 1) % (hits.length + 1)) - 1);
  };

  return {
    text,
    type,
    submit,
    close,
    forget,
    goTo,
    move,
    hits,
    active,
    setActive,
    shown,
    coordinates,
    found,
    waiting: suggestions.waiting,
    nothing: (shown.kind === 'matches' && shown.hits.length === 0) || (wanted && !suggestions.waiting && suggestions.value?.length === 0),
    failure: shown.kind === 'failed' ? shown.message : wanted ? suggestions.failure?.message : undefined,
    open: shown.kind !== 'closed' && typed !== '',
    reopen: () => shown.kind === 'closed' && typed !== '' && typed !== found?.label && setShown({ kind: 'suggestions' }),
  };
}

/** Alternatives less sure than the best by no more than this are in sight together with it. */
const nearlyAsSure = 0.2;

/** Metres in a degree of latitude. */
const degree = 111_320;

/** Shows places with their expected errors; what is exact is shown with its street. */
function showPlaces(places: Found[]) {
  const boxes = places.map((place) => {
    const { lng, lat, radius } = place;
    const north = Math.max(radius * (mayHaveOutline(place) ? 1 : 1.6), 150) / degree;
    const east = north / Math.max(Math.cos((lat * Math.PI) / 180), 0.01);
    return { west: lng - east, south: lat - north, east: lng + east, north: lat + north };
  });
  showBox({
    west: Math.min(...boxes.map(({ west }) => west)),
    south: Math.min(...boxes.map(({ south }) => south)),
    east: Math.max(...boxes.map(({ east }) => east)),
    north: Math.max(...boxes.map(({ north }) => north)),
  });
}
