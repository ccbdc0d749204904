import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import { showPlaces } from '../../map/commands';
import { positionsOf } from '../../server/geometry';
import { setView } from '../../view/store';
import type { HotSpot } from './hotSpots';

interface Props {
  spots: readonly HotSpot[];
  lit: number | null;
  onLight: (rank: number | null) => void;
}

/** The spots, the strongest first; one is opened to see its fires and its premises. */
export function SpotList({ spots, lit, onLight }: Props) {
  const [open, setOpen] = useState<number | null>(null);
  return (
    <ol className="rows spots">
      {spots.map((spot) => (
        <li key={spot.rank}>
          <SpotRow
            spot={spot}
            lit={lit === spot.rank}
            open={open === spot.rank}
            onLight={onLight}
            onOpen={() => {
              setOpen(open === spot.rank ? null : spot.rank);
              if (open !== spot.rank) showPlaces(positionsOf(spot.geometry));
            }}
          />
          {open === spot.rank && <SpotContents spot={spot} />}
        </li>
      ))}
    </ol>
  );
}

interface RowProps {
  spot: HotSpot;
  lit: boolean;
  open: boolean;
  onLight: (rank: number | null) => void;
  onOpen: () => void;
}

function SpotRow({ spot, lit, open, onLight, onOpen }: RowProps) {
  const { t } = useTranslation();
  const { count, figure, day } = useFormats();
  const address = spot.incidents.find((fire) => fire.address)?.address;
  return (
    <button
      type="button"
      className={lit ? 'row lit' : 'row'}
      aria-expanded={open}
      onClick={onOpen}
      onMouseEnter={() => onLight(spot.rank)}
      onMouseLeave={() => onLight(null)}
      onFocus={() => onLight(spot.rank)}
      onBlur={() => onLight(null)}
    >
      <span className="row-main">
        <span className="row-title">
          {spot.rank}. {address ?? t(spot.cold ? 'spots.coldPlace' : 'spots.place')}
        </span>
        <span className="row-note">
          {spot.expected !== null && `${t('spots.expected', { n: figure(spot.expected) })} · `}
          {spot.confidence !== null && `${t('spots.confidence', { n: spot.confidence })} · `}
          {spot.p !== null && spot.confidence === null && `p = ${spot.p.toFixed(3)} · `}
          {day(spot.from)} – {day(spot.to)}
        </span>
      </span>
      <span className="row-figure">{t('spots.count', { n: count(spot.incidentCount) })}</span>
    </button>
  );
}

/** Fires listed at once. */
const listed = 12;
/** Premises that the server names at most. */
const most = 200;

function SpotContents({ spot }: { spot: HotSpot }) {
  const { t, i18n } = useTranslation();
  const { time, count } = useFormats();
  return (
    <div className="spot-contents">
      {spot.incidents.slice(0, listed).map((fire) => (
        <button
          key={fire.featureId}
          type="button"
          className="link"
          onClick={() => setView({ selected: { layer: 'incidents', featureId: fire.featureId } })}
        >
          {time(fire.startedAt)} {fire.place ?? fire.kind ?? ''}
        </button>
      ))}
      {spot.incidents.length > listed && <span className="note">{t('spots.more', { n: count(spot.incidents.length - listed) })}</span>}
      {spot.premises.length > 0 && (
        <p className="note">
          {t(spot.premises.length < most ? 'spots.premises' : 'spots.manyPremises', {
            n: count(spot.premises.length),
            names: namesOf(spot.premises, i18n.language),
          })}
        </p>
      )}
    </div>
  );
}

function namesOf(premises: HotSpot['premises'], language: string): string {
  const names = premises.flatMap((each) => each.name ?? []).slice(0, 8);
  return new Intl.ListFormat(language, { style: 'short', type: 'conjunction' }).format(names);
}
