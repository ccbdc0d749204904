import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Position } from '../../hydrants/survey/usePosition';
import { Icon } from '../../shell/Icon';
import { setView } from '../../view/store';
import type { useToday } from './useToday';
import { VisitDone } from './VisitDone';
import { VisitForm } from './VisitForm';
import { refreshed, type Visit } from './visit';
import { alter } from './visits';

interface Props {
  visit: Visit;
  day: ReturnType<typeof useToday>;
  position: Position | null;
}

/** One visit: its form while it is written, then what became of it. */
export function VisitRoom({ visit, day, position }: Props) {
  const { t } = useTranslation();
  // The list came anew while the form was open: versions and states of the hazards are fresh, what was entered stays.
  const stop = day.stops.find((each) => each.id === visit.stop);
  const seen = JSON.stringify(stop?.hazards.map((each) => [each.id, each.version]));
  // biome-ignore lint/correctness/useExhaustiveDependencies: `seen` says when something about the hazards differs.
  useEffect(() => {
    if (stop && visit.state === 'draft' && visit.day === day.value?.day) void alter(visit.key, (now) => refreshed(now, stop.hazards));
  }, [seen, visit.key, visit.state]);
  useEffect(() => {
    document.querySelector('.panel-body')?.scrollTo({ top: 0 });
  }, []);
  return (
    <div className="visit" data-testid="visit" data-state={visit.state}>
      <button type="button" className="card-back" onClick={() => setView({ visit: undefined })} data-testid="visit-back">
        <Icon name="back" size={18} />
        <span>{t('inspect.form.back')}</span>
      </button>
      {visit.state === 'draft' ? (
        <VisitForm visit={visit} today={day.value} position={position} />
      ) : (
        <VisitDone visit={visit} kinds={day.value?.hazardKinds ?? []} />
      )}
    </div>
  );
}
