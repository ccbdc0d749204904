import { useTranslation } from 'react-i18next';
import { Answers } from '../../entry/Answers';
import { useFormats } from '../../i18n/formats';
import { setView } from '../../view/store';
import type { EntryState } from './entry';
import { useShownFire } from './shown';

const general = ['LOCATION', 'ON_RECORD', 'LOSS_CURRENCY', 'TIME_PRECISION'];

/** What the server said of a change of a fire, with those that may be the same. */
export function IncidentAnswers({ entry, onInsist, onForget }: { entry: EntryState; onInsist: () => void; onForget: () => void }) {
  const { t } = useTranslation();
  const { metres } = useFormats();
  const shown = useShownFire();
  const similar = entry.edit?.similar ?? [];
  return (
    <>
      <Answers
        edit={entry.edit}
        general={general}
        shown={shown}
        failure={entry.failure}
        busy={entry.busy}
        onInsist={onInsist}
        onForget={onForget}
      />
      {similar.length > 0 && (
        <ul className="entry-similar" data-testid="similar-fires">
          {similar.map((each) => (
            <li key={each.id}>
              <button
                type="button"
                className="link"
                onClick={() => setView({ selected: { layer: 'incidents', featureId: each.featureId } })}
              >
                {[each.number ?? each.address ?? each.featureId, each.distanceMetres === null ? null : metres(each.distanceMetres)]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </button>{' '}
              {each.sameNumber && <span className="soft">{t('fire.sameNumber')}</span>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
