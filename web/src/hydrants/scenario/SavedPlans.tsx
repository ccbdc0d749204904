import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Barred } from '../../accounts/Barred';
import { useMay } from '../../accounts/useMay';
import type { Area } from '../../areas/area';
import { useFormats } from '../../i18n/formats';
import { Who } from '../../review/Who';
import { useWho } from '../../review/who';
import { ServerFailure } from '../../server/ask';
import { scenarioRoutes } from '../../server/routes';
import { useAnswer } from '../../server/useAnswer';
import { Failure } from '../../shell/Failure';
import { cell, useCell } from '../../view/cell';
import { setView, useView } from '../../view/store';
import type { PlanTest } from '../../view/url';
import { Compare } from './Compare';
import { history, noPlan, open, type Plan } from './plan';
import { askScenario, askScenarios, contentOf, contentOfSaved, deleteScenario, type Saved, saveScenario } from './saved';

/** The scenario that is open, and what was kept of it when it was opened or saved: what differs is not saved yet. */
const opened = cell<{ area: string; saved: Saved; text: string } | null>(null);

/** What one new hydrant costs; null: nobody knows. */
export const costEach = cell<number | null>(null);

/** Currency of all costs of the plan, ISO 4217: that of the saved one, yuan for a new one; null: the saved one does not tell. */
export const costIn = cell<string | null>('CNY');

/** Keeps plans: opens one from the address, saves, exports, compares. */
export function SavedPlans({ area, plan }: { area: Area; plan: Plan }) {
  const { t, i18n } = useTranslation();
  const { count, day } = useFormats();
  const view = useView();
  const { scenario: asked, test, standard } = view;
  const now = useCell(opened);
  const current = now && now.area === area.code && now.saved.id === asked ? now : null;
  const [name, setName] = useState('');
  const [failure, setFailure] = useState<ServerFailure>();
  const [saving, setSaving] = useState(false);
  const [changed, setChanged] = useState(0);
  const [copied, setCopied] = useState(false);
  const who = useWho();
  const { may } = useMay('plan');
  const cost = useCell(costEach);
  const currency = useCell(costIn);
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const list = useAnswer(`${area.code}/${changed}`, (signal) => askScenarios(area.code, i18n.language, signal));

  const take = async (id: string) => {
    try {
      const found = await askScenario(area.code, id, i18n.language, new AbortController().signal);
      open({ ...found.plan, standard: found.saved.standard === standard ? undefined : found.saved.standard });
      const { saved } = found;
      costEach.set(saved.costEach);
      costIn.set(saved.costEach === null ? (saved.currency ?? 'CNY') : saved.currency);
      opened.set({ area: area.code, saved, text: JSON.stringify(contentOfSaved(history.get().plan, saved)) });
      setName(found.saved.name);
      setFailure(undefined);
      setView({ scenario: id, test: (found.saved.test ?? 'OVERALL') as PlanTest, asOf: saved.asOf ?? undefined });
    } catch (error) {
      setFailure(error instanceof ServerFailure ? error : new ServerFailure('refused', String(error)));
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: an address that names a plan opens it once.
  useEffect(() => {
    if (asked && !current) void take(asked);
    if (current) setName(current.saved.name);
  }, [asked, area.code]);

  const judgedBy = { standard, test: test === 'OVERALL' ? null : test, asOf: view.asOf, costEach: cost, currency };
  const content = contentOf(plan, { name, ...judgedBy });
  const save = async (anew: boolean) => {
    if (who.trim() === '') {
      setMissing(true);
      field.current?.focus();
      return;
    }
    setSaving(true);
    try {
      const old = current && !anew ? { id: current.saved.id, version: current.saved.version } : null;
      const { id } = await saveScenario(area.code, content, who, i18n.language, old);
      const { saved } = await askScenario(area.code, id, i18n.language, new AbortController().signal);
      opened.set({ area: area.code, saved, text: JSON.stringify(contentOfSaved(plan, saved)) });
      setView({ scenario: id });
      setChanged(changed + 1);
      setFailure(undefined);
    } catch (error) {
      setFailure(error instanceof ServerFailure ? error : new ServerFailure('refused', String(error)));
    } finally {
      setSaving(false);
    }
  };
  const remove = async () => {
    if (!current || !window.confirm(t('plan.deleteSure', { name: current.saved.name }))) return;
    try {
      await deleteScenario(area.code, current.saved.id, current.saved.version, i18n.language);
      opened.set(null);
      setView({ scenario: undefined });
      setChanged(changed + 1);
    } catch (error) {
      setFailure(error instanceof ServerFailure ? error : new ServerFailure('refused', String(error)));
    }
  };
  const close = () => {
    opened.set(null);
    open(noPlan);
    setName('');
    costEach.set(null);
    costIn.set('CNY');
    setView({ scenario: undefined });
  };
  const copy = () => {
    void navigator.clipboard?.writeText(window.location.href).then(() => setCopied(true));
    setTimeout(() => setCopied(false), 2_000);
  };

  const dirty = current ? current.text !== JSON.stringify(content) : plan.changes.length > 0;
  const others = (list.value ?? []).filter(({ id }) => id !== current?.saved.id);
  const vanished = current ? plan.changes.filter((each) => 'hydrant' in each && each.hydrant.vanished).length : 0;
  return (
    <details className="section plan-fold" open data-testid="saved-plans">
      <summary className="section-title">{t('plan.saved')}</summary>
      {current && (
        <p className="note" data-testid="saved-version">
          {t('plan.version', { version: current.saved.version, who: current.saved.editedBy, day: day(current.saved.editedAt) })}
          {' · '}
          {current.saved.basedOnDataVersion < area.dataVersion
            ? t('plan.basedOld', { version: count(current.saved.basedOnDataVersion), now: count(area.dataVersion) })
            : t('plan.basedOn', { version: count(current.saved.basedOnDataVersion) })}
        </p>
      )}
      {vanished > 0 && <p className="warn">{t('plan.missing', { n: count(vanished) })}</p>}
      {failure && (
        <>
          <Failure failure={failure} retry={() => setFailure(undefined)} />
          {failure.code === 'SCENARIO_STALE' && current && (
            <button type="button" className="link" onClick={() => void take(current.saved.id)}>
              {t('plan.reload')}
            </button>
          )}
        </>
      )}
      {(current || plan.changes.length > 0) && !may && <Barred permit="plan" />}
      {(current || plan.changes.length > 0) && may && (
        <div className="plan-save">
          <input
            value={name}
            maxLength={200}
            aria-label={t('plan.name')}
            placeholder={t('plan.nameHint')}
            onChange={({ target }) => setName(target.value)}
            data-testid="plan-name"
          />
          <Who field={field} who={who} missing={missing} room="plan" />
          <div className="plan-actions">
            <button
              type="button"
              className="plan-primary"
              disabled={saving || !dirty || name.trim() === ''}
              onClick={() => void save(false)}
              data-testid="plan-save"
            >
              {t(saving ? 'plan.saving' : 'plan.save')}
            </button>
            {current && (
              <button type="button" className="link" disabled={saving || name.trim() === ''} onClick={() => void save(true)}>
                {t('plan.saveNew')}
              </button>
            )}
            <span className="note" role="status" data-testid="plan-state">
              {dirty ? t('plan.unsaved') : current ? t('plan.savedAt', { version: current.saved.version }) : ''}
            </span>
          </div>
        </div>
      )}
      {current && (
        <>
          <div className="plan-actions">
            <button type="button" className="link" onClick={copy}>
              {t(copied ? 'plan.copied' : 'plan.link')}
            </button>
            <a className="link" href={scenarioRoutes.changes(area.code, current.saved.id)} download>
              {t('plan.exportChanges')}
            </a>
            <a className="link" href={scenarioRoutes.buildings(area.code, current.saved.id)} download>
              {t('plan.exportBuildings')}
            </a>
            <a className="link" href={scenarioRoutes.book(area.code, current.saved.id, i18n.language)} download>
              {t('plan.exportBook')}
            </a>
            <button type="button" className="link" onClick={close}>
              {t('plan.close')}
            </button>
            {may && (
              <button type="button" className="link" onClick={() => void remove()}>
                {t('plan.delete')}
              </button>
            )}
          </div>
          <Compare area={area} id={current.saved.id} version={current.saved.version} others={others} />
        </>
      )}
      <ul className="rows" data-testid="saved-list">
        {others.map((each) => (
          <li key={each.id}>
            <button type="button" className="row" onClick={() => void take(each.id)} aria-label={t('plan.openOne', { name: each.name })}>
              <span className="row-main">
                <span className="row-title">{each.name}</span>
                <span className="row-note">
                  {t('plan.version', { version: each.version, who: each.editedBy, day: day(each.editedAt) })}
                </span>
              </span>
              <span className="row-note">{t('plan.changesOf', { n: count(each.changeCount) })}</span>
            </button>
          </li>
        ))}
      </ul>
      {list.value?.length === 0 && !current && <p className="note">{t('plan.savedNone')}</p>}
    </details>
  );
}
