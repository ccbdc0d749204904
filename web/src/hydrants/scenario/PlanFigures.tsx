import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import { How } from '../../shell/How';
import { Figure, Figures, SplitBar } from '../../shell/Question';
import { useCell } from '../../view/cell';
import { between } from './between';
import type { Plan } from './plan';
import type { Sum } from './preview';
import type { Counted, PlanAnswer } from './usePlan';

/** Today beside the plan, in large figures; they move with the mouse. */
export function PlanFigures({ answer, plan }: { answer: PlanAnswer; plan: Plan }) {
  const { t } = useTranslation();
  const { count, share } = useFormats();
  const days = useCell(between);
  const { today, preview, pending } = answer;
  if (!today) return null;
  const after = answer.later ?? preview?.after ?? (pending ? undefined : today);
  const all = (of: Counted) => of.passed + of.failed + of.unknown;
  if (all(today) === 0) return <p className="soft">{t('plan.testUnknown')}</p>;
  const partOf = (of: Counted | undefined) => share(of && all(of) > 0 ? of.passed / all(of) : null);
  const more = after && after.passed - today.passed;
  const figures = (
    <Figures>
      <Figure value={partOf(today)} label={days?.from ?? t('plan.today')} n={t('plan.buildings', { n: count(today.passed) })} />
      <Figure
        tone="pass"
        value={partOf(after)}
        label={days?.to ?? t('plan.planned')}
        n={after && t('plan.buildings', { n: count(after.passed) })}
      />
      <Figure
        tone={more !== undefined && more < 0 ? 'fail' : 'plain'}
        value={more === undefined ? '–' : signed(more, count)}
        label={t(more !== undefined && more < 0 ? 'plan.fewer' : 'plan.more')}
        n={t('plan.unitBuildings')}
      />
    </Figures>
  );
  const { method } = answer.lines.value ?? {};
  return (
    <div data-testid="plan-figures">
      {method && plan.changes.length > 0 ? <How method={method}>{figures}</How> : figures}
      {after && (
        <SplitBar pass={after.passed} fail={after.failed} unknown={after.unknown} label={`${t('plan.planned')} ${partOf(after)}`} />
      )}
      {preview && plan.changes.length > 0 ? (
        <p className="note" data-testid="plan-sums">
          <Sums gain={preview.gain} loss={preview.loss} />
        </p>
      ) : (
        !days && <p className="note">{t('plan.hint')}</p>
      )}
    </div>
  );
}

/** What is gained and lost, in one line; what is not on record is said to be so. */
export function Sums({ gain, loss, brief = false }: { gain: Sum; loss: Sum; brief?: boolean }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = (sum: Sum, sign: string) =>
    [
      t('plan.sumBuildings', { n: `${sign}${formats.count(sum.buildings)}` }),
      sum.floorArea !== null && sum.floorArea > 0 && t('plan.sumFloor', { n: `${sign}${formats.count(sum.floorArea)}` }),
      sum.residents !== null && sum.residents > 0 && t('plan.sumResidents', { n: `${sign}${formats.count(sum.residents)}` }),
    ]
      .filter(Boolean)
      .join(t('plan.comma'));
  if (gain.buildings === 0 && loss.buildings === 0) return t('plan.noEffect');
  const unknown = gain.residentsUnknown + loss.residentsUnknown;
  return (
    <>
      {gain.buildings > 0 && <span className="plan-gain">{words(gain, '+')}</span>}
      {gain.buildings > 0 && loss.buildings > 0 && ' · '}
      {loss.buildings > 0 && <span className="plan-loss">{words(loss, '−')}</span>}
      {unknown > 0 && !brief && ` ${t('plan.residentsUnknown', { n: formats.count(unknown) })}`}
    </>
  );
}

/** With its sign, and a minus as wide as the plus. */
export function signed(value: number, write: (value: number) => string): string {
  return value > 0 ? `+${write(value)}` : value < 0 ? `−${write(-value)}` : '±0';
}
