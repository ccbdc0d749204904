import { type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pathOf, type Stroke } from './visit';

interface Props {
  strokes: readonly Stroke[];
  onChange: (strokes: readonly Stroke[]) => void;
}

/** Height of the pad in the units of its width, which is 1000. */
const height = 400;
/** A point nearer than this to the last adds nothing but bytes. */
const near = 4;

/** A field to sign in with a finger: strokes as lines, which print sharp. */
export function SignaturePad({ strokes, onChange }: Props) {
  const { t } = useTranslation();
  const [drawn, setDrawn] = useState<[number, number][] | null>(null);
  const latest = useRef<[number, number][] | null>(null);
  const at = (event: PointerEvent<SVGSVGElement>): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    const scale = 1000 / box.width;
    const clamp = (value: number, most: number) => Math.max(0, Math.min(most, Math.round(value)));
    return [clamp((event.clientX - box.left) * scale, 1000), clamp((event.clientY - box.top) * scale, height)];
  };
  const show = (points: [number, number][] | null) => {
    latest.current = points;
    setDrawn(points);
  };
  const end = () => {
    if (latest.current) onChange([...strokes, latest.current]);
    show(null);
  };
  return (
    <div className="signature">
      <svg
        viewBox={`0 0 1000 ${height}`}
        role="img"
        aria-label={t(strokes.length > 0 ? 'inspect.form.signed' : 'inspect.form.signHere')}
        data-testid="signature"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          show([at(event)]);
        }}
        onPointerMove={(event) => {
          const points = latest.current;
          const last = points?.at(-1);
          if (!points || !last) return;
          const next = at(event);
          if (Math.hypot(next[0] - last[0], next[1] - last[1]) >= near) show([...points, next]);
        }}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <line x1="40" x2="960" y1={height - 70} y2={height - 70} />
        <path d={pathOf(drawn ? [...strokes, drawn] : strokes)} />
      </svg>
      {strokes.length > 0 && (
        <button type="button" className="link" onClick={() => onChange([])}>
          {t('inspect.form.signAgain')}
        </button>
      )}
    </div>
  );
}
