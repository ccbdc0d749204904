import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Barred } from '../accounts/Barred';
import { useMay } from '../accounts/useMay';
import type { Area } from '../areas/area';
import { useFormats } from '../i18n/formats';
import { Answered } from '../shell/Answered';
import { Icon } from '../shell/Icon';
import { Figure, Figures, Question } from '../shell/Question';
import { setView, useView } from '../view/store';
import { AtHand } from './AtHand';
import type { Layer, WaitingCount } from './review';
import { useDesk } from './useDesk';
import { useDeskKeys } from './useDeskKeys';
import { useDeskPins } from './useDeskPins';
import { WaitingRows } from './WaitingRows';
import { Who } from './Who';
import { useWho } from './who';

const layers: readonly Layer[] = ['HYDRANTS', 'STATIONS', 'PREMISES', 'WATER_SOURCES', 'INCIDENTS'];

/** Which rows have no sure place yet? One after the other: see why, choose a place, the next follows. */
export default function ReviewRoom({ area }: { area: Area }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const { waiting } = useView();
  const layer = layers.find((each) => each.toLowerCase() === waiting) ?? null;
  const who = useWho();
  const { may } = useMay('import');
  const [remember, setRemember] = useState(true);
  const [lit, setLit] = useState<number | null>(null);
  const [whoMissing, setWhoMissing] = useState(false);
  const whoField = useRef<HTMLInputElement>(null);
  const desk = useDesk(area, layer, who);
  useDeskPins(desk, lit, setLit);

  const signed = (act: () => void) => {
    if (!may) return;
    setWhoMissing(who.trim() === '');
    if (who.trim() === '') whoField.current?.focus();
    else act();
  };
  const accept = () => desk.chosen && signed(() => void desk.accept(remember));
  const takeBack = () => signed(() => void desk.takeBack());
  useDeskKeys({
    onChoose: (number) => {
      const candidate = desk.row?.candidates.find((each) => each.number === number);
      const [lng, lat] = (candidate?.place as { coordinates?: number[] } | undefined)?.coordinates ?? [];
      if (lng !== undefined && lat !== undefined) desk.choose({ lng, lat, candidate: number });
    },
    onAccept: accept,
    onStep: desk.step,
    onUndo: takeBack,
    onForget: () => {
      if (!desk.chosen || desk.row?.doubtful) return false;
      desk.choose(null);
      return true;
    },
  });

  return (
    <div className="review">
      <button type="button" className="card-back" onClick={() => setView({ question: 'data', waiting: undefined })}>
        <Icon name="back" size={18} />
        <span>{t('rail.data')}</span>
      </button>
      <Question>{t('review.title')}</Question>
      <Answered answer={desk.answer} lines={9}>
        {({ counts, total }) => (
          <>
            <Totals counts={counts} />
            {counts.length > 0 && <Filter counts={counts} layer={layer} />}
            {counts.length > 0 && <Barred permit="import" />}
            {counts.length > 0 && may && <Who field={whoField} who={who} missing={whoMissing} />}
            <Said desk={desk} onUndo={takeBack} />
            {desk.row ? (
              <AtHand desk={desk} remember={remember} onRemember={setRemember} onAccept={accept} lit={lit} onLit={setLit} />
            ) : (
              <p className="review-empty" data-testid="review-empty">
                {t(counts.length === 0 ? 'review.empty' : 'review.emptyLayer')}
              </p>
            )}
            <WaitingRows desk={desk} total={count(total)} />
          </>
        )}
      </Answered>
    </div>
  );
}

function Totals({ counts }: { counts: readonly WaitingCount[] }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const sum = (of: 'unlocated' | 'doubtful') => counts.reduce((all, each) => all + each[of], 0);
  return (
    <div className="review-totals" data-testid="review-totals">
      <Figures>
        <Figure tone={sum('unlocated') > 0 ? 'fail' : 'plain'} value={count(sum('unlocated'))} label={t('review.unlocated')} />
        <Figure value={count(sum('doubtful'))} label={t('review.doubtful')} />
      </Figures>
    </div>
  );
}

function Filter({ counts, layer }: { counts: readonly WaitingCount[]; layer: Layer | null }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const choose = (next: Layer | null) => setView({ waiting: next?.toLowerCase() });
  return (
    <fieldset className="chips" aria-label={t('review.filter')}>
      <button type="button" className="chip" aria-pressed={layer === null} onClick={() => choose(null)}>
        {t('review.all')}
      </button>
      {counts.map((each) => (
        <button key={each.layer} type="button" className="chip" aria-pressed={layer === each.layer} onClick={() => choose(each.layer)}>
          {t(`layer.${each.layer.toLowerCase()}`)} <span className="figure">{count(each.unlocated + each.doubtful)}</span>
        </button>
      ))}
    </fieldset>
  );
}

/** What became of the last correction, and the way back. */
function Said({ desk, onUndo }: { desk: ReturnType<typeof useDesk>; onUndo: () => void }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const { done, failure } = desk;
  return (
    <div role="status" className="review-said" data-testid="review-said">
      {failure && <p className="warn">{failure}</p>}
      {!failure && done && (
        <p className="review-done">
          <span>
            {t(done.undone ? 'review.undone' : 'review.placed', { name: done.name })}
            {!done.undone && done.also > 0 && ` ${t('review.also', { n: count(done.also) })}`}
          </span>
          {!done.undone && (
            <button type="button" className="link" onClick={onUndo}>
              {t('review.undo')} <kbd>U</kbd>
            </button>
          )}
        </p>
      )}
    </div>
  );
}
