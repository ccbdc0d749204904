import { useEffect, useRef } from 'react';
import { useView } from '../view/store';
import { coloursOf } from './colours';
import { drawHydrant, type HydrantLook } from './layers/hydrants';

/** A hydrant as the map draws it, for a legend. */
export function HydrantSwatch({ look }: { look: HydrantLook }) {
  const { base } = useView();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    context.setTransform(2, 0, 0, 2, 18, 18);
    context.clearRect(-9, -9, 18, 18);
    drawHydrant(context, look, 5, coloursOf[base]);
  }, [look, base]);
  return (
    <span aria-hidden="true">
      <canvas ref={canvas} width={36} height={36} className="hydrant-swatch" />
    </span>
  );
}
