import InputNumber from 'antd/es/input-number';
import Segmented from 'antd/es/segmented';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import { useFormats } from '../../i18n/formats';
import { showPlaces } from '../../map/commands';
import type { PlanMark } from '../../map/plan';
import { useAnswer } from '../../server/useAnswer';
import { newWork } from '../../server/work';
import { Answered } from '../../shell/Answered';
import { How } from '../../shell/How';
import { later } from '../../shell/later';
import { WorkBar } from '../../shell/WorkBar';
import { cell, useCell } from '../../view/cell';
import { useView } from '../../view/store';
import { change, history, newKey } from './plan';
import { costEach, costIn } from './SavedPlans';
import { askSiting, type Proposal, type Siting, type SitingQuestion } from './siting';
import { litBuildings } from './usePlan';
import { proposalTaker, proposedMarks } from './usePlanOnMap';

// Charts come when they are asked for: the map comes first.
const GainCurve = lazy(later(() => import('./GainCurve')));

/** Position of the proposal that is pointed at, in the list, on the curve or on the map. */
const litProposal = cell<number | null>(null);

/** Where the next hydrants do the most good; each proposal becomes a change of the plan with one click. */
export function Propose({ area, hose, standard: planned, asOf }: { area: Area; hose?: number; standard?: string; asOf: string }) {
  const { t, i18n } = useTranslation();
  const { standard } = useView();
  const [by, setBy] = useState<SitingQuestion['by']>('count');
  const [number, setNumber] = useState(10);
  const [budget, setBudget] = useState(200_000);
  const cost = useCell(costEach);
  const currency = useCell(costIn);
  const unit = currency === 'CNY' ? t('plan.yuan') : (currency ?? '');
  const [weight, setWeight] = useState<SitingQuestion['weight']>('BUILDINGS');
  const [reach, setReach] = useState<SitingQuestion['reach']>('STRAIGHT');
  const [asked, setAsked] = useState<SitingQuestion | null>(null);
  const [work, setWork] = useState<string | null>(null);
  const answer = useAnswer(asked ? `${JSON.stringify(asked)}/${area.dataVersion}/${i18n.language}` : null, (signal) => {
    if (!asked) return Promise.reject();
    const named = newWork();
    setWork(named);
    return askSiting(asked, i18n.language, signal, named);
  });
  const question: SitingQuestion = {
    ...{ code: area.code, by, count: number, budget, costEach: cost, weight, reach, asOf },
    standard: planned ?? standard,
    hoseReach: hose ?? null,
  };
  const shown = asked === null ? undefined : answer.value;
  useProposalsOnMap(shown?.proposals);

  return (
    <details className="section plan-fold" data-testid="propose">
      <summary className="section-title">{t('plan.propose')}</summary>
      <div className="plan-form">
        <Segmented
          block
          aria-label={t('plan.by')}
          value={by}
          onChange={(value) => setBy(value as SitingQuestion['by'])}
          options={[
            { value: 'count', label: t('plan.byCount') },
            { value: 'budget', label: t('plan.byBudget') },
            { value: 'all', label: t('plan.byAll') },
          ]}
        />
        {by === 'count' && (
          <Field label={t('plan.count')}>
            <InputNumber
              min={1}
              max={500}
              precision={0}
              value={number}
              aria-label={t('plan.count')}
              onChange={(value) => setNumber(value ?? 1)}
              data-testid="propose-count"
            />
          </Field>
        )}
        {by === 'budget' && (
          <Field label={t('plan.budget')}>
            <InputNumber
              min={0}
              step={10_000}
              value={budget}
              suffix={unit}
              aria-label={t('plan.budget')}
              onChange={(value) => setBudget(value ?? 0)}
            />
          </Field>
        )}
        <Field label={t('plan.cost')}>
          <InputNumber
            min={0}
            step={1_000}
            value={cost}
            suffix={unit}
            placeholder={t('plan.costHint')}
            aria-label={t('plan.cost')}
            onChange={(value) => costEach.set(value === null || value <= 0 ? null : value)}
            data-testid="propose-cost"
          />
        </Field>
        {by !== 'all' && (
          <Field label={t('plan.weight')}>
            <select value={weight} onChange={({ target }) => setWeight(target.value as typeof weight)} aria-label={t('plan.weight')}>
              {(['BUILDINGS', 'FLOOR_AREA', 'RESIDENTS', 'FIRES'] as const).map((each) => (
                <option key={each} value={each}>
                  {t(`plan.weights.${each}`)}
                </option>
              ))}
            </select>
          </Field>
        )}
        <Field label={t('plan.reach')}>
          <Segmented
            value={reach}
            onChange={(value) => setReach(value as typeof reach)}
            options={(['STRAIGHT', 'HOSE_LAY'] as const).map((value) => ({ value, label: t(`plan.reaches.${value}`) }))}
          />
        </Field>
        <div className="plan-actions">
          <button
            type="button"
            className="plan-primary"
            disabled={(asked !== null && answer.waiting) || (by === 'budget' && cost === null)}
            onClick={() => setAsked(question)}
            data-testid="propose-ask"
          >
            {t(asked && answer.waiting ? 'plan.asking' : 'plan.ask')}
          </button>
          {asked !== null && (
            <button type="button" className="link" onClick={() => setAsked(null)}>
              {t(answer.waiting ? 'plan.cancel' : 'plan.clear')}
            </button>
          )}
        </div>
      </div>
      {asked !== null && work && answer.waiting && <WorkBar key={work} id={work} />}
      {asked !== null && (
        <Answered answer={{ ...answer, slow: false }} lines={4}>
          {(value) => <SitingAnswer siting={value} cost={cost} />}
        </Answered>
      )}
    </details>
  );
}

function Field({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="field">
      <span>{label}</span>
      {children}
    </div>
  );
}

function SitingAnswer({ siting, cost }: { siting: Siting; cost: number | null }) {
  const { t } = useTranslation();
  const { count, figure, money } = useFormats();
  const currency = useCell(costIn);
  const { shared, best, least, proposals } = siting;
  const [many, setMany] = useState(proposals.length);
  useEffect(() => {
    setMany(proposals.length);
    // Wherever the map is, the places that were asked for come into view.
    if (proposals.length > 0) showPlaces(proposals.map(({ longitude, latitude }) => [longitude, latitude]));
  }, [proposals]);
  if (shared.count === 0) return <p className="soft">{t('plan.none')}</p>;
  const words = best
    ? best.percentOfBest >= 100
      ? t('plan.optimal')
      : t('plan.proven', { percent: best.percentOfBest, bound: `${figure(best.bound)} ${best.unit}` })
    : least === shared.count
      ? t('plan.fewestExact', { count: count(shared.count) })
      : t('plan.fewest', { count: count(shared.count), least: count(least) });
  const total = cost === null ? null : cost * shared.count;
  return (
    <div data-testid="siting-answer">
      <How method={shared.method}>
        <p className="plan-lead">{t('plan.servedAnew', { n: count(shared.servedAnew) })}</p>
      </How>
      <p className="note" data-testid="siting-bound">
        {words}
      </p>
      {total !== null && shared.servedAnew > 0 && (
        <p className="note" data-testid="siting-cost">
          {t('plan.costAll', { money: money(total, currency), each: money(total / shared.servedAnew, currency) })}
        </p>
      )}
      {shared.outOfReach > 0 && <p className="note">{t('plan.outOfReach', { n: count(shared.outOfReach) })}</p>}
      {shared.unknownWorth > 0 && <p className="note">{t('plan.unknownWorth', { n: count(shared.unknownWorth) })}</p>}
      <Suspense fallback={<div className="gain-curve" />}>
        <GainCurve curve={shared.gainCurve} unit={best?.unit ?? t('plan.unitBuildings')} lit={litProposal} onPick={(i) => setMany(i + 1)} />
      </Suspense>
      <div className="plan-actions">
        <button type="button" className="plan-primary" onClick={() => take(proposals.slice(0, many))} data-testid="take-proposals">
          {t(many === proposals.length ? 'plan.takeAll' : 'plan.takeFirst', { n: count(many) })}
        </button>
      </div>
      <ul className="rows" data-testid="proposals">
        {proposals.slice(0, 60).map((each) => (
          <ProposalRow key={each.position} proposal={each} shared={shared} cost={cost} />
        ))}
      </ul>
    </div>
  );
}

function ProposalRow({ proposal, shared, cost }: { proposal: Proposal; shared: Siting['shared']; cost: number | null }) {
  const { t } = useTranslation();
  const { count, money } = useFormats();
  const currency = useCell(costIn);
  const { plan } = useCell(history);
  const lit = useCell(litProposal) === proposal.position;
  const { cures, limitMetres } = shared;
  const taken = plan.changes.some((each) => each.kind === 'add' && each.lng === proposal.longitude && each.lat === proposal.latitude);
  const n = count(proposal.buildingCount);
  const point = (over: boolean) => litProposal.set(over ? proposal.position : null);
  const clause = cures && [cures.document, cures.clause === '-' ? '' : cures.clause].filter(Boolean).join(' ');
  return (
    <li className={lit ? 'row plan-row lit' : 'row plan-row'} onMouseEnter={() => point(true)} onMouseLeave={() => point(false)}>
      <button
        type="button"
        className="row-main plan-row-name"
        onFocus={() => point(true)}
        onBlur={() => point(false)}
        onClick={() => showPlaces([[proposal.longitude, proposal.latitude]])}
      >
        <span className="row-title">{t('plan.proposal', { n: proposal.position + 1, street: proposal.street ?? t('plan.noStreet') })}</span>
        <span className="row-note plan-row-note">
          {clause ? t('plan.serves', { n, clause }) : t('plan.servesOwn', { n, limit: count(limitMetres) })}
          {cost !== null &&
            proposal.buildingCount > 0 &&
            ` · ${t('plan.costEach', { money: money(cost / proposal.buildingCount, currency) })}`}
          {proposal.roadWidthAssumed && ` · ${t('plan.widthAssumed')}`}
        </span>
      </button>
      <button type="button" className="link" disabled={taken} onClick={() => take([proposal])}>
        {t(taken ? 'plan.taken' : 'plan.take')}
      </button>
    </li>
  );
}

/** Proposals become changes of the plan, all in one step; what is in it already stays as it is. */
function take(proposals: Proposal[]) {
  const { plan } = history.get();
  const at = new Set(plan.changes.flatMap((each) => (each.kind === 'add' ? [`${each.lng}/${each.lat}`] : [])));
  const added = proposals
    .filter(({ longitude, latitude }) => !at.has(`${longitude}/${latitude}`))
    .map(({ longitude: lng, latitude: lat }) => ({ key: newKey(), kind: 'add' as const, lng, lat }));
  if (added.length > 0) change({ ...plan, changes: [...plan.changes, ...added] });
}

/** Proposals as dashed discs; pointing at one lights what it serves. */
function useProposalsOnMap(proposals: Proposal[] | undefined) {
  const { t } = useTranslation();
  const lit = useCell(litProposal);
  const { plan } = useCell(history);
  const marks = useMemo(() => {
    const at = new Set(plan.changes.flatMap((each) => (each.kind === 'add' ? [`${each.lng}/${each.lat}`] : [])));
    return (proposals ?? [])
      .filter(({ longitude, latitude }) => !at.has(`${longitude}/${latitude}`))
      .map(
        (each): PlanMark => ({
          id: `p${each.position}`,
          lng: each.longitude,
          lat: each.latitude,
          kind: 'proposed',
          text: `${each.position + 1}`,
          title: t('plan.proposal', { n: each.position + 1, street: each.street ?? t('plan.noStreet') }),
          lit: each.position === lit,
        }),
      );
  }, [proposals, plan, lit, t]);
  useEffect(() => proposedMarks.set(marks), [marks]);
  useEffect(() => {
    litBuildings.set(lit === null ? [] : (proposals?.[lit]?.buildingNumbers ?? []));
  }, [lit, proposals]);
  useEffect(() => {
    const find = (id: string) => proposals?.[Number(id.slice(1))];
    proposalTaker.set({
      onHover: (id) => litProposal.set(id === null ? null : Number(id.slice(1))),
      onPick: (id) => {
        const found = find(id);
        if (found) take([found]);
      },
    });
    return () => proposalTaker.set({});
  }, [proposals]);
  useEffect(
    () => () => {
      litProposal.set(null);
      litBuildings.set([]);
    },
    [],
  );
}
