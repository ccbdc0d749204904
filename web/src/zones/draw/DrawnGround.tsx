import { useEffect } from 'react';
import type { Area } from '../../areas/area';
import { sheetLowered } from '../../shell/useSheet';
import { DrawBar } from './DrawBar';
import { OutlineSaid } from './OutlineSaid';
import type { Outline } from './outline';
import { useDrawing } from './useDrawing';
import { type Checked, useOutlineCheck } from './useOutlineCheck';

interface Props {
  area: Area;
  /** What is there to begin with; null: it is drawn from nothing. */
  start: Outline | null;
  /** Id of the zone that is being changed. */
  zone?: string;
  onChange: (outline: Outline | null, check: Checked['check']) => void;
  onLeave: () => void;
}

/** An outline on the map under the hand, its tools, and what would be kept of it. */
export default function DrawnGround({ area, start, zone, onChange, onLeave }: Props) {
  const drawing = useDrawing(start, onLeave);
  const checked = useOutlineCheck(area, drawing.outline, zone);
  const { outline } = drawing;
  const { check } = checked;
  // On a phone the sheet makes room while corners are set, and comes back with the form.
  const sets = outline === null || drawing.open.length > 0;
  useEffect(() => {
    sheetLowered.set(sets);
    return () => sheetLowered.set(false);
  }, [sets]);
  useEffect(() => onChange(outline, check), [outline, check, onChange]);
  return (
    <>
      <DrawBar drawing={drawing} crosses={checked.crossings.length} />
      {outline && <OutlineSaid checked={checked} />}
    </>
  );
}
