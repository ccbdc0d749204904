import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import { showPlaces } from '../../map/commands';
import { positionsOf } from '../../server/geometry';
import { Icon } from '../../shell/Icon';
import { useCell } from '../../view/cell';
import { Sums, signed } from './PlanFigures';
import { type Change, change, type Plan, without } from './plan';
import type { Lines } from './preview';
import type { PlanAnswer } from './usePlan';
import { litChange } from './usePlanOnMap';

type Line = Lines['lines'][number];

/** Each change a line, with what it gains or loses upon those before it: together they make the whole. */
export function ChangeList({ plan, answer }: { plan: Plan; answer: PlanAnswer }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const { value, waiting } = answer.lines;
  const conditions = plan.hose !== undefined || plan.standard !== undefined;
  const byConditions = conditions && answer.preview && answer.today ? answer.preview.before.passed - answer.today.passed : null;
  if (plan.changes.length === 0 && !conditions) return null;
  return (
    <section className="section">
      <h2>{t('plan.changes', { n: count(plan.changes.length) })}</h2>
      <ul className="rows" data-testid="plan-changes" aria-busy={waiting || undefined}>
        {conditions && (
          <li className="row plan-row">
            <span className="row-main">
              <span className="row-title">{t('plan.conditionsLine')}</span>
              <span className="row-note">
                {plan.hose === undefined ? '' : t('plan.hoseIs', { n: count(plan.hose) })} {plan.standard ?? ''}
              </span>
            </span>
            <span className="row-figure">{byConditions === null ? '–' : signed(byConditions, count)}</span>
          </li>
        )}
        {plan.changes.map((each, i) => (
          <ChangeRow key={each.key} plan={plan} each={each} position={i} line={value?.lines[i]} />
        ))}
      </ul>
    </section>
  );
}

function ChangeRow({ plan, each, position, line }: { plan: Plan; each: Change; position: number; line?: Line }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const lit = useCell(litChange) === each.key;
  const name = useChangeName()(each);
  const over = { onMouseEnter: () => litChange.set(each.key), onMouseLeave: () => litChange.set(null) };
  return (
    <li className={lit ? 'row plan-row lit' : 'row plan-row'} {...over}>
      <span className="row-rank">{position + 1}</span>
      <button type="button" className="row-main plan-row-name" onClick={() => showPlaces(placesOf(each))}>
        <span className="row-title">{name}</span>
        <span className="row-note plan-row-note">
          {line === undefined ? '…' : line.applies ? <Sums brief gain={line.gain} loss={line.loss} /> : t('plan.notApplicable')}
        </span>
      </button>
      <span className="row-figure">{line?.applies ? signed(line.gain.buildings - line.loss.buildings, count) : '–'}</span>
      <button
        type="button"
        className="plan-row-drop"
        aria-label={t('plan.drop', { name })}
        title={t('plan.drop', { name })}
        onClick={() => change(without(plan, each.key))}
      >
        <Icon name="close" size={16} />
      </button>
    </li>
  );
}

/** What a change does, and to which hydrant or road. */
export function useChangeName() {
  const { t } = useTranslation();
  return (each: Change) => {
    if (each.kind === 'add') return t('plan.kind.add');
    if (each.kind === 'close') return t('plan.kind.close', { name: each.road.name ?? t('plan.unnamedRoad', { id: each.road.featureId }) });
    return t(`plan.kind.${each.kind}`, { name: each.hydrant.number ?? each.hydrant.featureId });
  };
}

function placesOf(each: Change): [number, number][] {
  if (each.kind === 'add') return [[each.lng, each.lat]];
  if (each.kind === 'close') return positionsOf(each.road.geometry);
  const stood: [number, number] = [each.hydrant.lng, each.hydrant.lat];
  return each.kind === 'move' ? [stood, [each.lng, each.lat]] : [stood];
}
