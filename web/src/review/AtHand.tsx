import { useTranslation } from 'react-i18next';
import { useMay } from '../accounts/useMay';
import { crsName } from '../cards/place/crsName';
import { useFormats } from '../i18n/formats';
import { pointOf } from '../server/geometry';
import type { Candidate } from './review';
import { type DeskState, nameOf } from './useDesk';

interface Props {
  desk: DeskState;
  remember: boolean;
  onRemember: (remember: boolean) => void;
  onAccept: () => void;
  lit: number | null;
  onLit: (number: number | null) => void;
}

/** The row at hand: what it says of itself, why it waits, and where it might be. */
export function AtHand({ desk, remember, onRemember, onAccept, lit, onLit }: Props) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const { row, chosen, busy } = desk;
  const { may } = useMay('import');
  if (!row) return null;
  const candidates = row.candidates.slice(0, 5);
  return (
    <article className="at-hand" data-testid="at-hand" aria-label={nameOf(row)}>
      <p className="soft">
        {t(`layer.${row.layer.toLowerCase()}`)} · {t(`review.reasons.${row.reason}`)}
      </p>
      <h2>{nameOf(row)}</h2>
      {row.name && row.address && <p className="at-hand-address">{row.address}</p>}
      {row.doubtful && row.matchLevel && (
        <p className="note">
          {t('review.doubtfulWhy', { level: t(`value.matchLevel.${row.matchLevel}`), sure: count((row.confidence ?? 0) * 100) })}
        </p>
      )}
      {candidates.length > 0 && (
        <ol className="candidates" data-testid="candidates">
          {candidates.map((each) => (
            <li key={each.number}>
              <CandidateRow
                candidate={each}
                chosen={chosen?.candidate === each.number}
                lit={lit === each.number}
                onLit={onLit}
                onChoose={() => {
                  const at = pointOf(each.place);
                  if (at) desk.choose({ lng: at[0], lat: at[1], candidate: each.number });
                }}
              />
            </li>
          ))}
        </ol>
      )}
      <p className="note">{chosen ? whereOf(chosen.lng, chosen.lat) : t(candidates.length > 0 ? 'review.howMany' : 'review.how')}</p>
      {row.address && (
        <label className="remember">
          <input type="checkbox" checked={remember} onChange={(event) => onRemember(event.target.checked)} />
          <span>{t('review.remember')}</span>
        </label>
      )}
      <div className="at-hand-do">
        <button type="button" className="primary" disabled={!chosen || busy || !may} onClick={onAccept} data-testid="accept">
          {t(row.doubtful && chosen && !desk.moved ? 'review.confirm' : 'review.accept')} <kbd>Enter</kbd>
        </button>
        <button type="button" className="quiet" disabled={desk.index >= desk.rows.length - 1} onClick={() => desk.step(1)}>
          {t('review.skip')} <kbd>↓</kbd>
        </button>
      </div>
      <p className="note card-source">
        {t('card.dataset')}: {row.dataset?.name} · {t('data.crs', { name: crsName(row.dataset?.crsSrc ?? '') })}
      </p>
    </article>
  );

  function whereOf(lng: number, lat: number) {
    return t('review.chosen', { east: lng.toFixed(5), north: lat.toFixed(5) });
  }
}

interface CandidateProps {
  candidate: Candidate;
  chosen: boolean;
  lit: boolean;
  onLit: (number: number | null) => void;
  onChoose: () => void;
}

function CandidateRow({ candidate, chosen, lit, onLit, onChoose }: CandidateProps) {
  const { t } = useTranslation();
  const { count, metres } = useFormats();
  const { number, label, matchLevel, confidence, radiusMetres } = candidate;
  return (
    <button
      type="button"
      className={`row candidate ${lit ? 'lit' : ''}`}
      aria-pressed={chosen}
      onClick={onChoose}
      onMouseEnter={() => onLit(number)}
      onMouseLeave={() => onLit(null)}
      onFocus={() => onLit(number)}
      onBlur={() => onLit(null)}
    >
      <kbd>{number}</kbd>
      <span className="row-main">
        <span className="row-title">{label}</span>
        <span className="row-note">
          {t(`value.matchLevel.${matchLevel}`)} · ±{metres(radiusMetres)}
        </span>
      </span>
      <span className="row-figure">{count(confidence * 100)} %</span>
    </button>
  );
}
