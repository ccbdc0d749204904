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
import type { PlanTest } from '../../view/url';
import { askChange, between, type CoverageChange, type HydrantChange } from './between';
import { Divider } from './Divider';
import { costEach, costIn } from './SavedPlans';
import { proposedMarks } from './usePlanOnMap';

/** Hydrants listed at once. */
const listed = 60;

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
  // The figures above are of this test too: gained and lost must be of the same.
  const asked = { code: area.code, from, to, standard, test: test === 'OVERALL' ? null : test };
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
      {(value) => <BetweenAnswer change={value} test={test} />}
    </Answered>
  );
}

export function BetweenAnswer({ change, test }: { change: CoverageChange; test: PlanTest }) {
  const { t } = useTranslation();
  const { count, money } = useFormats();
  const cost = useCell(costEach);
  const currency = useCell(costIn);
  const nodes = change.hydrants?.nodes ?? [];
  const { before, after, installed, gainedByInstalled, cameIntoUse, wentOutOfUse, gainedCount, lostCount } = change;
  const judged = (of: typeof before) => of.passed + of.failed + of.unknown;
  if (judged(before) + judged(after) === 0) return <p className="soft">{t('plan.testUnknown')}</p>;
  const told = {
    test: t(`plan.tests.${test}`),
    built: count(cameIntoUse),
    installed: count(installed),
    gone: count(wentOutOfUse),
    gained: count(gainedCount),
    lost: count(lostCount),
  };
  const total = cost === null ? null : cost * installed;
  const rest = cameIntoUse + wentOutOfUse - Math.min(nodes.length, listed);
  return (
    <div data-testid="between-answer">
      <How method={change.method}>
        <p>{t(cameIntoUse + wentOutOfUse === 0 ? 'plan.betweenNone' : 'plan.betweenAnswer', told)}</p>
      </How>
      {change.gainedByHydrants < gainedCount && (
        <p className="note">{t('plan.betweenOtherwise', { n: count(gainedCount - change.gainedByHydrants) })}</p>
      )}
      {(change.built > 0 || change.demolished > 0) && (
        <p className="note">{t('plan.betweenBuildings', { built: count(change.built), gone: count(change.demolished) })}</p>
      )}
      {total !== null && gainedByInstalled > 0 && (
        <p className="note" data-testid="between-cost">
          {t('plan.betweenCost', { n: count(installed), money: money(total, currency), each: money(total / gainedByInstalled, currency) })}
        </p>
      )}
      <ul className="rows">
        {nodes.slice(0, listed).map((each) => (
          <li key={`${each.hydrant?.featureId}/${each.usableNow}`}>
            <ChangedHydrant each={each} cost={cost} currency={currency} />
          </li>
        ))}
      </ul>
      {rest > 0 && <p className="note">{t('plan.betweenMore', { n: count(rest) })}</p>}
    </div>
  );
}

function ChangedHydrant({ each, cost, currency }: { each: HydrantChange; cost: number | null; currency: string | null }) {
  const { t } = useTranslation();
  const { count, money } = useFormats();
  const { hydrant, gained, lost, usableNow, installed } = each;
  const open = () => hydrant && setView({ selected: { layer: 'hydrants', featureId: hydrant.featureId } });
  return (
    <button type="button" className="row" onClick={open}>
      <span className="row-main">
        <span className="row-title">
          {usableNow ? '+' : '−'} {hydrant?.number ?? hydrant?.featureId ?? '–'}
        </span>
        <span className="row-note">
          {t('plan.betweenEach', { gained: count(gained), lost: count(lost) })}
          {cost !== null && installed && gained > 0 && ` · ${t('plan.costEach', { money: money(cost / gained, currency) })}`}
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
