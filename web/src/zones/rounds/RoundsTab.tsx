import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Area, named } from '../../areas/area';
import { useFormats } from '../../i18n/formats';
import { showBox } from '../../map/commands';
import { hovered, useScene } from '../../map/scene';
import { useAnswer } from '../../server/useAnswer';
import { Answered } from '../../shell/Answered';
import { Figure, Figures } from '../../shell/Question';
import { SaveList } from '../../shell/SaveList';
import { useCell } from '../../view/cell';
import { setView } from '../../view/store';
import { useGrounds, useKindName } from '../useKinds';
import { DueMark } from './DueMark';
import { followRounds } from './live';
import { askRoundsOfArea, type RoundLine, roundStates } from './round';
import { StateTrack } from './StateTrack';

/** Which rounds are going on, and which are late? */
export function RoundsTab({ area }: { area: Area }) {
  const { t, i18n } = useTranslation();
  const { count } = useFormats();
  useEffect(() => followRounds(area.code), [area.code]);
  const open = useMemo(() => roundStates.filter((each) => each !== 'CLOSED'), []);
  const answer = useAnswer(`${area.code}/${area.dataVersion}/rounds`, (signal) =>
    askRoundsOfArea({ code: area.code, filter: { states: open } }, i18n.language, signal),
  );
  const part = useMemo(() => ({}), []);
  useScene(part);
  return (
    <Answered answer={answer} lines={8}>
      {({ rounds, total }) => {
        const late = rounds.filter((each) => each.overdue).length;
        return (
          <>
            <Figures>
              <Figure value={count(total)} label={t('zone.roundsOpen')} />
              <Figure tone={late > 0 ? 'fail' : 'plain'} value={count(late)} label={t('zone.roundsLate')} />
            </Figures>
            {rounds.length === 0 ? (
              <p className="soft">{t('zone.noOpenRounds')}</p>
            ) : (
              <>
                <SaveList
                  area={area.code}
                  list="rounds"
                  query={{ filter: JSON.stringify({ states: open }) }}
                  label={t('zone.saveOpenRounds')}
                />
                <SaveList area={area.code} list="rounds" label={t('zone.saveAllRounds')} />
                <ul className="rows" data-testid="round-rows">
                  {rounds.map((round) => (
                    <li key={round.id}>
                      <RoundRow round={round} area={area} />
                    </li>
                  ))}
                </ul>
              </>
            )}
            {total > rounds.length && <p className="note">{t('zone.roundsMore', { n: count(total - rounds.length) })}</p>}
          </>
        );
      }}
    </Answered>
  );
}

function RoundRow({ round, area }: { round: RoundLine; area: Area }) {
  const { t, i18n } = useTranslation();
  const { zoneKindBook } = useGrounds(area.code, area.dataVersion);
  const kindName = useKindName(zoneKindBook);
  const lit = useCell(hovered);
  const { zone } = round;
  const thing = { layer: 'zones', featureId: zone.featureId };
  const open = () => {
    setView({ selected: thing, zoneTab: undefined });
    if (zone.bounds) showBox(zone.bounds);
  };
  const isLit = lit?.layer === 'zones' && lit.featureId === zone.featureId;
  return (
    <button
      type="button"
      className={`row round-row${isLit ? ' lit' : ''}`}
      onClick={open}
      onMouseEnter={() => hovered.set(thing)}
      onMouseLeave={() => hovered.set(null)}
      onFocus={() => hovered.set(thing)}
      onBlur={() => hovered.set(null)}
    >
      <span className="row-main">
        <span className="row-title">{named(zone, i18n.language) ?? t('zones.unnamed', { id: zone.featureId })}</span>
        <span className="row-note">
          {[kindName(zone.kind), t('zone.roundNumber', { n: round.number }), round.lead].filter(Boolean).join(' · ')}
        </span>
        <StateTrack round={{ ...round, steps: [] }} named={false} />
      </span>
      <span className="round-row-due">
        <span className={round.overdue ? 'late' : ''}>{t(`zone.states.${round.state}`)}</span>
        <DueMark round={round} short />
      </span>
    </button>
  );
}
