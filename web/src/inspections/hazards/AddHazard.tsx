import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import { Answers } from '../../entry/Answers';
import { PlaceLine } from '../../entry/PlaceLine';
import { isDone } from '../../entry/useEntry';
import { usePlacing } from '../../entry/usePlacing';
import { useFormats } from '../../i18n/formats';
import { Who } from '../../review/Who';
import { Icon } from '../../shell/Icon';
import { todayIn } from '../../time/days';
import { setView } from '../../view/store';
import { type Edit, useHazardEntry } from './entry';
import { emptyDraft, HazardForm } from './HazardForm';
import { useShownHazard } from './shown';

/** A hazard that no visit has found: a call to 12345, the grid, the unit itself. Point at the map or leave the place open. */
export default function AddHazard({ area }: { area: Area }) {
  const { t } = useTranslation();
  const { day } = useFormats();
  const entry = useHazardEntry(area.code);
  const shown = useShownHazard();
  const { place, said, onTyped, leave } = usePlacing(t('inspect.add.movePin'));
  const [before] = useState(() => emptyDraft(todayIn(area.timeZone)));
  const open = (featureId: number) => {
    leave();
    setView({ selected: { layer: 'hazards', featureId } });
  };
  const finish = (edit: Edit | null) => {
    // What should be looked at is looked at here, before the form goes.
    if (edit && isDone(edit) && edit.hazard && edit.warnings.length === 0) open(edit.hazard.featureId);
  };
  const written = isDone(entry.edit) ? entry.edit?.hazard : null;
  return (
    <article className="card" data-testid="add-hazard">
      <button type="button" className="card-back" onClick={leave}>
        <Icon name="back" size={18} />
        <span>{t('entry.leave')}</span>
      </button>
      <header className="card-head">
        <h1>{t('inspect.add.title')}</h1>
        <p className="soft">{t(place ? 'entry.addPlaced' : 'inspect.add.point')}</p>
      </header>
      <div role="status">{written && <p className="entry-done">{t('entry.done')}</p>}</div>
      <Answers
        edit={entry.edit}
        general={['LOCATION', 'ON_RECORD']}
        shown={shown}
        failure={entry.failure}
        busy={entry.busy}
        onInsist={async () => finish(await entry.insist())}
        onForget={entry.forget}
      >
        <ul className="entry-similar" data-testid="similar-hazards">
          {(entry.edit?.similar ?? []).map((each) => (
            <li key={each.id}>
              <button type="button" className="link" onClick={() => open(each.featureId)}>
                {[each.number, each.kindName, t('inspect.form.foundOn', { day: day(each.foundOn) })].filter(Boolean).join(' · ')}
              </button>
            </li>
          ))}
        </ul>
      </Answers>
      {written ? (
        <div className="entry-do">
          <button type="button" className="primary" onClick={() => open(written.featureId)} data-testid="entry-show">
            {t('inspect.form.openHazard')}
          </button>
        </div>
      ) : (
        <>
          <Who room="inspect" field={entry.whoField} who={entry.who} missing={entry.whoMissing} />
          <div className="entry-form">
            <PlaceLine at={place} onTyped={onTyped} />
          </div>
          <HazardForm
            area={area}
            before={before}
            isNew
            at={said}
            entry={entry}
            onLeave={leave}
            onSave={async ({ facts }) =>
              finish(
                await entry.enter({
                  kind: 'create',
                  facts,
                  place: said && { longitude: said.lng, latitude: said.lat, crs: said.crs },
                  another: false,
                }),
              )
            }
          />
        </>
      )}
    </article>
  );
}
