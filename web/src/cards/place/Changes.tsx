import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import { showPlaces } from '../../map/commands';
import { link } from '../../map/scene';
import { metresBetween, pointOf } from '../../server/geometry';
import type { LocationChange } from './place';

/** Every change of one row's place, the newest first: who, when, how, and from where to where; a row lights the way on the map. */
export function Changes({ changes }: { changes: readonly LocationChange[] }) {
  const { t } = useTranslation();
  const { time } = useFormats();
  useEffect(() => () => link.set(null), []);
  return (
    <ol className="place-changes" data-testid="place-changes">
      {changes.map((change) => {
        const [before, after] = [pointOf(change.before), pointOf(change.after)];
        const moved = before && after;
        return (
          <li
            key={change.id}
            className={change.undone ? 'undone' : undefined}
            onMouseEnter={() => moved && link.set([before, after])}
            onMouseLeave={() => link.set(null)}
          >
            <span className="row-note">
              {time(change.at)} · {change.who}
            </span>
            <span>
              {t(`place.how.${change.how}`)}
              {change.undone && t('place.undone')}
            </span>
            <Way change={change} before={before} after={after} />
            {moved && (
              <button
                type="button"
                className="link note-link"
                onFocus={() => link.set([before, after])}
                onBlur={() => link.set(null)}
                onClick={() => showPlaces([before, after])}
              >
                {t('place.show')}
              </button>
            )}
          </li>
        );
      })}
    </ol>
  );
}

type At = [lng: number, lat: number] | null;

function Way({ change, before, after }: { change: LocationChange; before: At; after: At }) {
  const { t } = useTranslation();
  const { metres } = useFormats();
  const where = (at: At) => (at ? `${at[0].toFixed(5)}, ${at[1].toFixed(5)}` : t('place.nowhere'));
  const { beforePrecision: was, afterPrecision: is } = change;
  const precisions = was && is && was !== is ? ` · ${t(`value.precision.${was}`)} → ${t(`value.precision.${is}`)}` : '';
  const far = before && after ? ` (${metres(metresBetween(before, after))})` : '';
  return (
    <span className="place-way">
      {where(before)} → {where(after)}
      {far}
      {precisions}
    </span>
  );
}
