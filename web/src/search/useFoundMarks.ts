import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AreaName } from '../areas/area';
import { foundPins, type Pin } from '../map/pins';
import { foundShapes } from '../map/shapes';
import { useAnswer } from '../server/useAnswer';
import type { Found } from '../view/url';
import { askOutline, mayHaveOutline } from './search';
import type { useSearch } from './useSearch';

/** The outline of what was found, GeoJSON; while the answer is on its way nothing is drawn that the next moment would take away. */
export function useOutline(area: AreaName, found: Found | undefined): { lines: unknown; waiting: boolean } {
  const { i18n } = useTranslation();
  const key = found && mayHaveOutline(found) ? `${area.code}/${area.dataVersion}/${found.label}/${found.lng}/${found.lat}` : null;
  const outline = useAnswer(key, (signal) => askOutline(area.code, found as Found, i18n.language, signal));
  if (key === null) return { lines: null, waiting: false };
  return outline.key === key ? { lines: outline.value ?? null, waiting: false } : { lines: null, waiting: !outline.failure };
}

/**
 * The place that was found, on the map: a street or a division by its outline, anything else by a pin with the circle of its expected error.
 * While there is a choice every possible place stands there with its number.
 */
export function useFoundMarks(search: ReturnType<typeof useSearch>, outline: unknown, waiting: boolean) {
  const { found, hits, active, shown, open } = search;
  const latest = useRef(search);
  useEffect(() => {
    latest.current = search;
  });
  const choosing = open && shown.kind === 'matches' && hits.length > 1;
  useEffect(() => {
    if (choosing) {
      const pins = hits.map((hit, i): Pin => {
        const best = i === 0 && active < 0;
        return {
          ...hit.found,
          id: `found-${i}`,
          kind: best ? 'found' : 'candidate',
          title: `${i + 1}. ${hit.label}`,
          text: String(i + 1),
          lit: i === active,
          onChoose: () => latest.current.goTo(hit),
          onHover: (over) => latest.current.setActive(over ? i : -1),
        };
      });
      foundPins.set(pins);
    } else foundPins.set(found && !outline && !waiting ? [{ ...found, id: 'found', kind: 'found', title: found.label }] : []);
    foundShapes.set(found && outline ? [{ id: 'found', geometry: outline, kind: 'outline' }] : []);
  }, [found, outline, waiting, choosing, hits, active]);
  useEffect(
    () => () => {
      foundPins.set([]);
      foundShapes.set([]);
    },
    [],
  );
}
