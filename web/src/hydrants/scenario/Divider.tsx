import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { divider } from '../../map/plan';
import { useCell } from '../../view/cell';

/** The line between before, at its left, and after, at its right. By hand, or by the arrow keys. */
export function Divider({ left, right }: { left: string; right: string }) {
  const { t } = useTranslation();
  const at = useCell(divider);
  const [dragging, setDragging] = useState(false);
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    divider.set(divider.get() ?? middle());
    return () => divider.set(null);
  }, []);
  const main = document.querySelector('main');
  if (!main || at === null) return null;
  const move = (event: PointerEvent) => {
    const box = main.getBoundingClientRect();
    divider.set(within((event.clientX - box.left) / box.width));
  };
  const step = (by: number) => divider.set(within(at + by));
  const keys: Record<string, () => void> = {
    ArrowLeft: () => step(-0.02),
    ArrowRight: () => step(0.02),
    PageDown: () => step(-0.1),
    PageUp: () => step(0.1),
    Home: () => divider.set(0),
    End: () => divider.set(1),
  };
  return createPortal(
    <div className="divider" style={{ left: `${at * 100}%` }} data-dragging={dragging || undefined}>
      <span className="divider-left">{left}</span>
      <span className="divider-right">{right}</span>
      <div
        ref={line}
        className="divider-handle"
        role="slider"
        tabIndex={0}
        aria-label={t('plan.sliderLabel')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(at * 100)}
        aria-orientation="horizontal"
        data-testid="divider"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDragging(true);
        }}
        onPointerMove={(event) => dragging && move(event)}
        onPointerUp={() => setDragging(false)}
        onPointerCancel={() => setDragging(false)}
        onKeyDown={(event) => {
          const act = keys[event.key];
          if (!act) return;
          event.preventDefault();
          event.stopPropagation();
          act();
        }}
      />
    </div>,
    main,
  );
}

/** In the middle of what the panel leaves free. */
function middle(): number {
  const panel = document.querySelector('[data-panel]')?.getBoundingClientRect();
  const width = window.innerWidth;
  return panel && panel.width < width * 0.8 ? (panel.right + width) / 2 / width : 0.5;
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}
