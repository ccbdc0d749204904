import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import { useFormats } from '../../i18n/formats';
import type { PlanMark } from '../../map/plan';
import { useAnswer } from '../../server/useAnswer';
import { Answered } from '../../shell/Answered';
import { How } from '../../shell/How';
import { useCell } from '../../view/cell';
import { setView, useView } from '../../view/store';
import { askChange, between, type CoverageChange, type HydrantChange } from './between';
import { Divider } from './Divider';
import { costEach } from './SavedPlans';
import { proposedMarks } from './usePlanOnMap';

/** Today beside the plan, or one day beside another, with a line between them over the map. */
export function BeforeAfter({ area, today }: { area: Area; today: string }) {
  const { t } = useTranslation();
  const { day } = useFormats();
  const [open, setOpen] = useState(false);
  const days = useCell(between);
  const year = Number(today.slice(0, 4));
  const [from, setFrom] = useState(`${year - 3}-12-31`);
  const [to, setTo] = useState(today);
  useEffect(() => () => between.set(null), []);
  const show = () => {
    between.set(from <= to ? { from, to } : { from: to, to: from });
    setOpen(true);
  };
  return (
    <section className="section">
      <label className="field plan-switch">
        <span>{t('plan.slider')}</span>
        <input
          type="checkbox"
          checked={open}
          onChange={({ target }) => {
            setOpen(target.checked);
            if (!target.checked) between.set(null);
          }}
          data-testid="divider-switch"
        />
      </label>
      {open && <p className="note">{t(days ? 'plan.betweenHint' : 'plan.sliderHint')}</p>}
      {open && <Divider left={days ? day(days.from) : t('plan.left')} right={days ? day(days.to) : t('plan.right')} />}
      <details className="plan-fold plan-between" data-testid="between">
        <summary className="section-title">{t('plan.between')}</summary>
        <div className="field">
          <span>{t('plan.betweenFrom')}</span>
          <input
            type="date"
            value={from}
            max={today}
            onChange={({ target }) => target.value && setFrom(target.value)}
            aria-label={t('plan.betweenFrom')}
            data-testid="between-from"
          />
        </div>
        <div className="field">
          <span>{t('plan.betweenTo')}</span>
          <input
            type="date"
            value={to}
            max={today}
            onChange={({ target }) => target.value && setTo(target.value)}
            aria-label={t('plan.betweenTo')}
            data-testid="between-to"
          />
        </div>
        <div className="plan-actions">
          <button type="button" className="plan-primary" onClick={show} data-testid="between-show">
            {t('plan.betweenShow')}
          </button>
          {days && (
            <button type="button" className="link" onClick={() => between.set(null)}>
              {t('plan.betweenBack')}
            </button>
          )}
        </div>
        {days && <Between area={area} from={days.from} to={days.to} />}
      </details>
    </section>
  );
}

function Between({ area, from, to }: { area: Area; from: string; to: string }) {
  const { i18n } = useTranslation();
  const { standard, test } = useView();
  const asked = { code: area.code, from, to, standard, test: test === 'OVERALL' ? ('RADIUS' as const) : test };
  const answer = useAnswer(`${JSON.stringify(asked)}/${area.dataVersion}/${i18n.language}`, (signal) =>
    askChange(asked, i18n.language, signal),
  );
  const nodes = answer.value?.hydrants?.nodes;
  useEffect(() => {
    proposedMarks.set((nodes ?? []).flatMap(markOf));
    return () => proposedMarks.set([]);
  }, [nodes]);
  return (
    <Answered answer={answer} lines={4}>
      {(value) => <BetweenAnswer change={value} />}
    </Answered>
  );
}

function BetweenAnswer({ change }: { change: CoverageChange }) {
  const { t } = useTranslation();
  const { count, money } = useFormats();
  const cost = useCell(costEach);
  const nodes = change.hydrants?.nodes ?? [];
  const built = nodes.filter(({ usableNow }) => usableNow).length;
  if (nodes.length === 0) return <p className="soft">{t('plan.betweenNone')}</p>;
  const told = { built: count(built), gone: count(nodes.length - built), gained: count(change.gainedCount), lost: count(change.lostCount) };
  const total = cost === null ? null : cost * built;
  return (
    <div data-testid="between-answer">
      <How method={change.method}>
        <p>{t('plan.betweenAnswer', told)}</p>
      </How>
      {(change.built > 0 || change.demolished > 0) && (
        <p className="note">{t('plan.betweenBuildings', { built: count(change.built), gone: count(change.demolished) })}</p>
      )}
      {total !== null && change.gainedCount > 0 && (
        <p className="note">{t('plan.costAll', { money: money(total, 'CNY'), each: money(total / change.gainedCount, 'CNY') })}</p>
      )}
      <ul className="rows">
        {nodes.slice(0, 60).map((each) => (
          <li key={`${each.hydrant?.featureId}/${each.usableNow}`}>
            <ChangedHydrant each={each} cost={cost} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function ChangedHydrant({ each, cost }: { each: HydrantChange; cost: number | null }) {
  const { t } = useTranslation();
  const { count, money } = useFormats();
  const { hydrant, gained, lost, usableNow } = each;
  const open = () => hydrant && setView({ selected: { layer: 'hydrants', featureId: hydrant.featureId } });
  return (
    <button type="button" className="row" onClick={open}>
      <span className="row-main">
        <span className="row-title">
          {usableNow ? '+' : '−'} {hydrant?.number ?? hydrant?.featureId ?? '–'}
        </span>
        <span className="row-note">
          {t('plan.betweenEach', { gained: count(gained), lost: count(lost) })}
          {cost !== null && usableNow && gained > 0 && ` · ${t('plan.costEach', { money: money(cost / gained, 'CNY') })}`}
        </span>
      </span>
      <span className="row-figure">{usableNow ? `+${count(gained)}` : `−${count(lost)}`}</span>
    </button>
  );
}

function markOf({ hydrant, usableNow }: HydrantChange): PlanMark[] {
  if (!hydrant || hydrant.longitude === null || hydrant.latitude === null) return [];
  const { featureId, number, longitude: lng, latitude: lat } = hydrant;
  return [{ id: `p-b${featureId}`, lng, lat, kind: usableNow ? 'new' : 'removed', title: number ?? `${featureId}` }];
}
