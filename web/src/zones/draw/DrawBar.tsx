import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '../../shell/Icon';
import './draw.css';
import type { Doing } from './drawn';
import { cornersOf, squareMetresOf } from './outline';
import { useArea } from './useArea';
import type { Drawing } from './useDrawing';

const tools: [Doing, IconName][] = [
  ['edit', 'corners'],
  ['draw', 'plus'],
  ['cut', 'hole'],
  ['move', 'move'],
];

/** The tools of the drawing and what has been drawn, over the map where the thumb is. */
export function DrawBar({ drawing, crosses }: { drawing: Drawing; crosses: number }) {
  const { t } = useTranslation();
  const { metres2 } = useArea();
  const slot = document.getElementById('time');
  if (!slot) return null;
  const { outline, open, doing } = drawing;
  const drawsRing = doing === 'draw' || doing === 'cut';
  const ring = open.length >= 3 ? { type: 'Polygon', coordinates: [[...open, open[0]]] } : null;
  const shown = drawsRing && ring ? ring : outline;
  const corners = drawsRing && open.length > 0 ? open.length : cornersOf(outline);
  return createPortal(
    <section className="float draw-bar" aria-label={t('zone.draw.tools')} data-testid="draw-bar">
      <p className="draw-now" role="status">
        {!drawing.ready ? (
          t('state.loading')
        ) : shown === null && open.length === 0 ? (
          t('zone.draw.first')
        ) : (
          <>
            <strong data-testid="draw-area">{shown && crosses === 0 ? metres2(squareMetresOf(shown)) : '–'}</strong>
            <span>{t('zone.draw.corners', { n: corners })}</span>
            {crosses > 0 && <span className="draw-wrong">{t('zone.draw.crosses', { n: crosses })}</span>}
          </>
        )}
      </p>
      <div className="draw-tools">
        {outline &&
          tools.map(([name, icon]) => (
            <Tool
              key={name}
              icon={icon}
              word={t(`zone.draw.do.${name}`)}
              pressed={doing === name}
              disabled={name === 'cut' && crosses > 0}
              onClick={() => drawing.do(name)}
              testid={`draw-${name}`}
            />
          ))}
        {drawsRing && <Tool icon="pin" word={t('zone.draw.middle')} onClick={drawing.addCorner} testid="draw-middle" />}
        <Tool icon="minus" word={t('zone.draw.less')} disabled={!drawing.corner} onClick={drawing.removeCorner} testid="draw-less" />
        <Tool icon="undo" word={t('zone.draw.undo')} disabled={!drawing.undoable} onClick={drawing.undo} testid="draw-undo" />
        {drawsRing && (
          <Tool icon="check" word={t('zone.draw.finish')} strong disabled={open.length < 3} onClick={drawing.finish} testid="draw-finish" />
        )}
      </div>
    </section>,
    slot,
  );
}

interface ToolProps {
  icon: IconName;
  word: string;
  pressed?: boolean;
  disabled?: boolean;
  strong?: boolean;
  onClick: () => void;
  testid: string;
}

function Tool({ icon, word, pressed, disabled, strong, onClick, testid }: ToolProps) {
  return (
    <button
      type="button"
      className={strong ? 'draw-strong' : undefined}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onClick}
      title={word}
      data-testid={testid}
    >
      <Icon name={icon} size={18} />
      <span>{word}</span>
    </button>
  );
}
