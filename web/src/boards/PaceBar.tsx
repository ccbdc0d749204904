import { useTranslation } from 'react-i18next';
import type { YearFigure } from './boards';
import { useFigure } from './FigureLink';
import { paceScale } from './paceScale';

/** So far as a bar, where the pace leads to as a range behind it, the target as a mark. */
export function PaceBar({ of }: { of: YearFigure }) {
  const { t } = useTranslation();
  const write = useFigure();
  const { value, unit } = of.figure;
  if (value === null) return null;
  const scale = paceScale({ ...of, soFar: value });
  const words = [
    t('boards.paceSoFar', { n: write(value, unit) }),
    of.projectedLow !== null &&
      of.projectedHigh !== null &&
      t('boards.paceTo', { low: write(of.projectedLow, unit), high: write(of.projectedHigh, unit) }),
    of.target !== null && t('boards.paceTarget', { n: write(of.target, unit) }),
  ].filter(Boolean);
  return (
    <span className={`year-pace pace-${of.pace.toLowerCase()}`} role="img" aria-label={words.join(t('boards.comma'))}>
      {scale.low !== null && scale.high !== null && (
        <span className="year-range" style={{ left: `${scale.low}%`, width: `${Math.max(scale.high - scale.low, 0.5)}%` }} />
      )}
      <span className="year-done" style={{ width: `${scale.soFar}%` }} />
      {scale.projected !== null && <span className="year-projected" style={{ left: `${scale.projected}%` }} />}
      {scale.target !== null && <span className="year-target" style={{ left: `${scale.target}%` }} />}
    </span>
  );
}
