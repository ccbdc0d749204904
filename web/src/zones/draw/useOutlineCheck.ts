import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Pin, roomPins } from '../../map/pins';
import { roomShapes, type Shape } from '../../map/shapes';
import { type Answer, useAnswer } from '../../server/useAnswer';
import { askOutlineCheck, type OutlineCheck } from '../entry';
import { crossingsOf, type Outline, type Position } from './outline';

/** The hand comes to rest before the server is asked, in milliseconds. */
const rest = 250;

export interface Checked {
  /** What the server says of just this outline; null: it has not said yet, or there is nothing to ask. */
  check: OutlineCheck | null;
  answer: Answer<OutlineCheck | null>;
  /** Where edges cross, seen at once and without asking. */
  crossings: Position[];
}

/** Judges an outline while it is drawn; marks on the map where it is wrong, and the shape that would be kept where that is another. */
export function useOutlineCheck(area: { code: string; dataVersion: number | string }, outline: Outline | null, ownZone?: string): Checked {
  const { t, i18n } = useTranslation();
  const text = useMemo(() => (outline ? JSON.stringify(outline) : null), [outline]);
  const key = text && `${area.code}/${text}/${ownZone}/${i18n.language}`;
  const answer = useAnswer(
    key,
    (signal) => askOutlineCheck({ code: area.code, outline: JSON.parse(text ?? 'null'), ownZone }, i18n.language, signal),
    rest,
  );
  const check = (answer.key === key && answer.value) || null;
  const crossings = useMemo(() => (text ? crossingsOf(JSON.parse(text)) : []), [text]);

  useEffect(() => {
    const said = check?.spots.map(({ longitude, latitude, message }) => ({ lng: longitude, lat: latitude, title: message }));
    const spots = said?.length ? said : crossings.map(([lng, lat]) => ({ lng, lat, title: t('zone.draw.crossing') }));
    roomPins.set(spots.slice(0, 20).map((spot, i): Pin => ({ id: `wrong-${i}`, kind: 'wrong', text: '!', ...spot })));
  }, [check, crossings, t]);
  useEffect(() => {
    const kept: Shape[] = check?.outcome === 'MENDED' && check.geometry ? [{ id: 'mended', geometry: check.geometry, kind: 'mended' }] : [];
    roomShapes.set(kept);
  }, [check]);
  useEffect(
    () => () => {
      roomPins.set([]);
      roomShapes.set([]);
    },
    [],
  );
  return { check, answer, crossings };
}
