import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Barred } from '../../accounts/Barred';
import { useMay } from '../../accounts/useMay';
import type { Area } from '../../areas/area';
import { useFormats } from '../../i18n/formats';
import { showBox } from '../../map/commands';
import { roomPins } from '../../map/pins';
import { useScene } from '../../map/scene';
import { roomShapes } from '../../map/shapes';
import { useAnswer } from '../../server/useAnswer';
import { Answered } from '../../shell/Answered';
import { How } from '../../shell/How';
import { boxOf, isOutline } from '../draw/outline';
import { useArea } from '../draw/useArea';
import { making } from '../making';
import { useGrounds, useKindName } from '../useKinds';
import { askProposals, type Proposal, type Proposals } from './proposals';

/** Where should the next zones be? Each proposal gives its reasons. */
export function ProposalsTab({ area, asOf }: { area: Area; asOf: string }) {
  const { i18n } = useTranslation();
  const answer = useAnswer(`${area.code}/${area.dataVersion}/${asOf}/${i18n.language}/proposals`, (signal) =>
    askProposals(area.code, asOf, i18n.language, signal),
  );
  const part = useMemo(() => ({}), []);
  useScene(part);
  return (
    <Answered answer={answer} lines={8}>
      {(value) => <List area={area} value={value} />}
    </Answered>
  );
}

function List({ area, value: { proposals, covered, method } }: { area: Area; value: Proposals }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const [lit, setLit] = useState<string | null>(null);
  useEffect(() => {
    roomShapes.set(
      proposals.map(({ id, geometry }) => ({
        id,
        geometry,
        kind: 'proposed' as const,
        lit: id === lit,
        onHover: (over: boolean) => setLit(over ? id : null),
      })),
    );
    roomPins.set(
      proposals.map((each) => ({
        id: each.id,
        lng: each.longitude,
        lat: each.latitude,
        kind: 'candidate' as const,
        text: `${each.rank}`,
        title: each.suggestedName ?? `${each.rank}`,
        lit: each.id === lit,
        onHover: (over: boolean) => setLit(over ? each.id : null),
        onChoose: () => document.getElementById(`proposal-${each.id}`)?.scrollIntoView({ block: 'nearest' }),
      })),
    );
  }, [proposals, lit]);
  useEffect(
    () => () => {
      roomShapes.set([]);
      roomPins.set([]);
    },
    [],
  );
  return (
    <>
      <How method={method}>
        <p className="note">
          {t('zone.proposalsLead', { n: count(proposals.length) })}
          {covered > 0 && ` ${t('zone.proposalsCovered', { n: count(covered) })}`}
        </p>
      </How>
      {proposals.length === 0 && <p className="soft">{t('zone.noProposals')}</p>}
      <ol className="proposals" data-testid="zone-proposals">
        {proposals.map((each) => (
          <ProposalRow key={each.id} area={area} proposal={each} lit={each.id === lit} onLight={setLit} />
        ))}
      </ol>
    </>
  );
}

interface RowProps {
  area: Area;
  proposal: Proposal;
  lit: boolean;
  onLight: (id: string | null) => void;
}

function ProposalRow({ area, proposal, lit, onLight }: RowProps) {
  const { t } = useTranslation();
  const { count, figure } = useFormats();
  const { metres2 } = useArea();
  const { zoneKindBook } = useGrounds(area.code, area.dataVersion);
  const kindName = useKindName(zoneKindBook);
  const { may } = useMay('plan');
  const { id, geometry, kind, suggestedName } = proposal;
  const most = proposal.reasons[0]?.points ?? 1;
  const show = () => isOutline(geometry) && showBox(boxOf(geometry), { maxZoom: 16 });
  return (
    <li
      id={`proposal-${id}`}
      className={lit ? 'proposal lit' : 'proposal'}
      onMouseEnter={() => onLight(id)}
      onMouseLeave={() => onLight(null)}
    >
      <button type="button" className="proposal-head" onClick={show} onFocus={() => onLight(id)} onBlur={() => onLight(null)}>
        <span className="row-rank">{count(proposal.rank)}</span>
        <span className="row-main">
          <span className="row-title">{suggestedName ?? t('zone.proposalUnnamed', { n: proposal.rank })}</span>
          <span className="row-note">{[kindName(kind), metres2(proposal.areaKm2 * 1_000_000)].join(' · ')}</span>
        </span>
        <span className="row-figure">{figure(proposal.score)}</span>
      </button>
      <ul className="reasons">
        {proposal.reasons.map(({ code, points, message }) => (
          <li key={code}>
            <span className="reason-bar" style={{ width: `${Math.max(2, (40 * points) / most)}px` }} aria-hidden="true" />
            <span>{message}</span>
          </li>
        ))}
      </ul>
      {may ? (
        <button
          type="button"
          className="chip"
          onClick={() => isOutline(geometry) && making.set({ way: 'proposal', id, outline: geometry, kind, name: suggestedName })}
          data-testid="take-proposal"
        >
          {t('zone.takeProposal')}
        </button>
      ) : (
        <Barred permit="plan" />
      )}
    </li>
  );
}
