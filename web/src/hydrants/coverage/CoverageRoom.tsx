import type { Area } from '../../areas/area';
import { Controls } from '../../shell/Controls';
import { useView } from '../../view/store';
import { StandardRoom } from './byStandard/StandardRoom';
import { JudgedBy } from './JudgedBy';
import { RadiusRoom } from './RadiusRoom';

/** Which buildings does no hydrant serve? Judged by a standard, or by a radius of the reader's own; without footprints by the radius alone. */
export default function CoverageRoom(asked: { area: Area; today: string; asOf: string }) {
  const judged = useView().judge;
  const choice = asked.area.counts.buildings > 0 ? <JudgedBy /> : null;
  const Room = choice && judged === 'standard' ? StandardRoom : RadiusRoom;
  return (
    <Controls>
      <Room {...asked}>{choice}</Room>
    </Controls>
  );
}
