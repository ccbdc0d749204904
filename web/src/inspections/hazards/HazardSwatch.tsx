import { useEffect, useRef } from 'react';
import { coloursOf } from '../../map/colours';
import { drawHazard, type HazardLook } from '../../map/layers/hazards';
import { useView } from '../../view/store';

/** A hazard as the map draws it. */
export function HazardSwatch({ look, overdue = false, major = false }: { look: HazardLook; overdue?: boolean; major?: boolean }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { base } = useView();
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !canvas.current) return;
    const scale = window.devicePixelRatio || 1;
    canvas.current.width = canvas.current.height = 24 * scale;
    context.setTransform(scale, 0, 0, scale, 12 * scale, 12 * scale);
    drawHazard(context, look, 5.5, coloursOf[base], { overdue, major });
  }, [look, overdue, major, base]);
  return (
    <span className="hazard-swatch" aria-hidden="true">
      <canvas ref={canvas} className="hazard-swatch" />
    </span>
  );
}
