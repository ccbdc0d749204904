import './field.css';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import { usePosition } from '../../hydrants/survey/usePosition';
import { useWho } from '../../review/who';
import { useCell } from '../../view/cell';
import { useView } from '../../view/store';
import { DayList } from './DayList';
import { keepPage } from './keepPage';
import { keepArea } from './kept';
import { useToday } from './useToday';
import { VisitRoom } from './VisitRoom';
import { visits } from './visits';

keepPage();

/** Today's tasks, and the form of the door that is open: all of it works without a network. */
export default function FieldRoom({ area, today }: { area: Area; today: string }) {
  const { i18n } = useTranslation();
  const { visit: open } = useView();
  const who = useWho();
  const [mine, setMine] = useState(false);
  const day = useToday(area, today, mine && who.trim() !== '' ? who.trim() : null);
  const position = usePosition();
  useEffect(() => keepArea(area), [area]);
  const all = useCell(visits);
  const here = all.filter((each) => each.area === area.code);
  // Of a door visited twice the one that is being written; else the latest.
  const of = (stop: string) =>
    here.findLast((each) => each.stop === stop && each.state !== 'written') ?? here.findLast((each) => each.stop === stop);
  const visit = open ? of(open) : undefined;
  const known = { area: area.code, timeZone: area.timeZone, language: i18n.language, who, checklists: day.value?.checklists ?? [] };
  return (
    <>
      {visit && <VisitRoom key={visit.key} visit={visit} day={day} position={position.position} />}
      <div hidden={visit !== undefined}>
        <DayList
          area={area}
          today={today}
          day={day}
          visits={here}
          visitOf={of}
          position={position}
          known={known}
          mine={mine}
          setMine={setMine}
          quiet={visit !== undefined}
        />
      </div>
    </>
  );
}
