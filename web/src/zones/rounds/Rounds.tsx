import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Barred } from '../../accounts/Barred';
import { useMay } from '../../accounts/useMay';
import type { Area } from '../../areas/area';
import { Answers } from '../../entry/Answers';
import { History } from '../../entry/History';
import { isDone } from '../../entry/useEntry';
import { useFormats } from '../../i18n/formats';
import { Who } from '../../review/Who';
import { useAnswer } from '../../server/useAnswer';
import { Answered } from '../../shell/Answered';
import { todayIn } from '../../time/days';
import { useShown } from '../ZoneAnswers';
import '../zones.css';
import { DueMark } from './DueMark';
import { followRounds } from './live';
import { PublicityText } from './PublicityText';
import { RoundForm, type roundChanges } from './RoundForm';
import { RoundProgress } from './RoundProgress';
import { askRoundHistory, askRounds, type Change, type EntryState, type Round, type RoundState, useRoundEntry } from './round';
import { ScoreChange } from './ScoreChange';
import { StateTrack } from './StateTrack';
import { StepForm } from './StepForm';
import { ZoneRelapse } from './ZoneRelapse';

/** What somebody is about to do with the rounds of a zone. */
type Doing = { what: 'plan' } | { what: 'edit'; round: Round } | { what: 'step'; round: Round; to: RoundState; back: boolean };

/** The rounds of a zone, the newest first, the present one open. */
export function Rounds({ area, featureId, name, asOf }: { area: Area; featureId: number; name: string; asOf: string }) {
  const { i18n } = useTranslation();
  useEffect(() => followRounds(area.code), [area.code]);
  const answer = useAnswer(`${area.code}/${area.dataVersion}/${featureId}/${asOf}/${i18n.language}/rounds`, (signal) =>
    askRounds({ code: area.code, featureId, asOf }, i18n.language, signal),
  );
  return (
    <Answered answer={answer} lines={6}>
      {(zone) => (zone ? <RoundList area={area} zone={zone.id} name={name} rounds={zone.rounds} again={answer.retry} /> : null)}
    </Answered>
  );
}

function RoundList({ area, zone, name, rounds, again }: { area: Area; zone: string; name: string; rounds: Round[]; again: () => void }) {
  const { t } = useTranslation();
  const [doing, setDoing] = useState<Doing | null>(null);
  const entry = useRoundEntry(area.code);
  const { may } = useMay('plan');
  const shown = useShown((code) => code);
  const today = todayIn(area.timeZone);
  const open = rounds.find((each) => each.state !== 'CLOSED');
  const begin = (next: Doing | null) => {
    entry.forget();
    setDoing(next);
  };
  const finish = (edit: Awaited<ReturnType<EntryState['enter']>>) => {
    if (!isDone(edit)) return;
    setDoing(null);
    again();
  };
  const enter = async (change: Change, reason?: string) => finish(await entry.enter(change, reason ? { why: reason } : {}));
  const save = ({ facts, clear }: ReturnType<typeof roundChanges>) =>
    doing?.what === 'edit'
      ? enter({ kind: 'edit', round: doing.round.id, version: doing.round.version, facts, clear })
      : enter({ kind: 'plan', zone, facts });
  return (
    <div data-testid="rounds">
      {rounds.length === 0 && <p className="soft">{t('zone.noRounds')}</p>}
      {!open && doing === null && may && (
        <button type="button" className="primary plan-round" onClick={() => begin({ what: 'plan' })} data-testid="plan-round">
          {t('zone.planRound', { n: (rounds[0]?.number ?? 0) + 1 })}
        </button>
      )}
      {!open && <Barred permit="plan" />}
      {(doing !== null || entry.whoMissing) && <Who field={entry.whoField} who={entry.who} missing={entry.whoMissing} />}
      <div role="status">{isDone(entry.edit) && <p className="entry-done">{t('entry.done')}</p>}</div>
      <Answers
        edit={entry.edit}
        general={['STATE', 'ROUND', 'ZONE', 'WHY', 'STARTED_ON', 'CLOSED_ON']}
        shown={shown}
        failure={entry.failure}
        busy={entry.busy}
        onInsist={async () => finish(await entry.insist())}
        onForget={() => begin(null)}
      />
      {(doing?.what === 'plan' || doing?.what === 'edit') && (
        <RoundForm
          key={doing.what}
          before={doing.what === 'edit' ? draftOf(doing.round) : null}
          draft={doing.what === 'edit' ? draftOf(doing.round) : { ...empty, plannedOn: today }}
          busy={entry.busy}
          problems={entry.edit?.problems ?? []}
          onSave={save}
          onLeave={() => begin(null)}
        />
      )}
      {rounds.map((round) => (
        <RoundPart key={round.id} area={area} name={name} round={round} open={round === (open ?? rounds[0])}>
          {may && doing?.what === 'step' && doing.round.id === round.id ? (
            <StepForm
              to={doing.to}
              back={doing.back}
              today={today}
              busy={entry.busy}
              onLeave={() => begin(null)}
              onSave={({ on, note, why: reason }) =>
                enter(
                  { kind: 'advance', round: doing.round.id, version: doing.round.version, to: doing.to, on, note: note || undefined },
                  reason,
                )
              }
            />
          ) : (
            <>
              {may && doing === null && <Steps round={round} onStep={begin} />}
              {round === open && <Barred permit="plan" />}
            </>
          )}
        </RoundPart>
      ))}
      {rounds.length > 0 && <ZoneRelapse area={area} zone={zone} />}
    </div>
  );
}

const empty = { plannedOn: '', dueOn: '', lead: '', agencies: '', checklist: '', note: '' };

function draftOf(round: Round) {
  return {
    plannedOn: round.plannedOn,
    dueOn: round.dueOn ?? '',
    lead: round.lead ?? '',
    agencies: round.agencies.join('、'),
    checklist: round.checklist ?? '',
    note: round.note ?? '',
  };
}

function Steps({ round, onStep }: { round: Round; onStep: (next: Doing) => void }) {
  const { t } = useTranslation();
  const on = round.next.filter((each) => !each.back);
  const back = round.next.filter((each) => each.back);
  return (
    <div className="round-do">
      {on.map(({ to }) => (
        <button
          key={to}
          type="button"
          className="primary"
          onClick={() => onStep({ what: 'step', round, to, back: false })}
          data-testid={`round-to-${to}`}
        >
          {t(`zone.advance.${to}`)}
        </button>
      ))}
      {round.state !== 'CLOSED' && (
        <button type="button" className="chip" onClick={() => onStep({ what: 'edit', round })} data-testid="round-edit">
          {t('zone.editRound')}
        </button>
      )}
      {back.map(({ to }) => (
        <button
          key={to}
          type="button"
          className="chip"
          onClick={() => onStep({ what: 'step', round, to, back: true })}
          data-testid={`round-back-${to}`}
        >
          {t('zone.stepBackTo', { state: t(`zone.states.${to}`) })}
        </button>
      ))}
    </div>
  );
}

interface PartProps {
  area: Area;
  /** Of the zone. */
  name: string;
  round: Round;
  open: boolean;
  children: React.ReactNode;
}

function RoundPart({ area, name, round, open: first, children }: PartProps) {
  const { t } = useTranslation();
  const { day } = useFormats();
  const [open, setOpen] = useState(first);
  const facts = [
    round.lead && t('zone.leadBy', { who: round.lead }),
    round.agencies.length > 0 && t('zone.withOffices', { n: round.agencies.length, names: round.agencies.join('、') }),
    round.startedOn ? t('zone.startedOn', { day: day(round.startedOn) }) : t('zone.plannedOn', { day: day(round.plannedOn) }),
  ].filter(Boolean);
  return (
    <section className="round" data-testid="round" data-number={round.number}>
      <button type="button" className="round-head" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className="round-number">{t('zone.roundNumber', { n: round.number })}</span>
        <span className={`round-state${round.overdue ? ' late' : ''}`}>{t(`zone.states.${round.state}`)}</span>
        <DueMark round={round} />
      </button>
      <StateTrack round={round} named={open} />
      {open && (
        <>
          {children}
          <p className="note">{facts.join(' · ')}</p>
          {round.note && <p className="note">{round.note}</p>}
          <RoundProgress progress={round.progress} of={`${name} ${t('zone.roundNumber', { n: round.number })}`} />
          <ScoreChange round={round} />
          {round.publicity && <PublicityText publicity={round.publicity} />}
          <RoundHistory area={area} round={round} />
        </>
      )}
    </section>
  );
}

/** What was done to the round; it comes when it is asked for. */
function RoundHistory({ area, round }: { area: Area; round: Round }) {
  const { t, i18n } = useTranslation();
  const [open, setOpen] = useState(false);
  const shown = useShown((code) => code);
  const answer = useAnswer(open ? `${area.code}/${round.id}/${round.version}/history` : null, (signal) =>
    askRoundHistory(area.code, round.id, i18n.language, signal),
  );
  if (!open) {
    return (
      <button type="button" className="link note-link" onClick={() => setOpen(true)}>
        {t('entry.history')}
      </button>
    );
  }
  return <History all={answer.value ?? []} shown={shown} busy={false} testid="round-history" />;
}
