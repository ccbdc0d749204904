import { useTranslation } from 'react-i18next';
import { Answers } from '../../entry/Answers';
import { useFormats } from '../../i18n/formats';
import { setView } from '../../view/store';
import type { Edit, EntryState } from './entry';
import { useShown } from './shown';

const general = ['LOCATION', 'OUTAGE', 'TEST'];

/** What the server said of a change of a hydrant. */
export function HydrantAnswers({ entry, onInsist, onForget }: { entry: EntryState; onInsist: () => void; onForget: () => void }) {
  const shown = useShown();
  return (
    <Answers
      edit={entry.edit}
      general={general}
      shown={shown}
      failure={entry.failure}
      busy={entry.busy}
      onInsist={onInsist}
      onForget={onForget}
    >
      {entry.edit && <Beside beside={entry.edit.beside} />}
    </Answers>
  );
}

function Beside({ beside }: { beside: Edit['beside'] }) {
  const { t } = useTranslation();
  const { metres } = useFormats();
  return (
    <ul>
      {beside.map((each) => (
        <li key={each.id}>
          <button type="button" className="link" onClick={() => setView({ selected: { layer: 'hydrants', featureId: each.featureId } })}>
            {t('entry.besideLine', { number: each.number ?? each.featureId, distance: metres(each.distanceMetres) })}
          </button>
        </li>
      ))}
    </ul>
  );
}
