import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import { useFormats } from '../../i18n/formats';
import type { viewBox } from '../../map/commands';
import { useAnswer } from '../../server/useAnswer';
import { addMonths } from '../../time/days';
import { askRound, type Due, keptRound } from './round';
import { metresBetween } from './usePosition';

/** Most that is asked for and kept on the device. */
const carried = 300;

/** The round as the server has it, or as it was when there was a network last; the nearest to a place first. */
export function useRound(
  area: Area,
  today: string,
  months: number,
  within: ReturnType<typeof viewBox>,
  from: { lng: number; lat: number },
) {
  const { i18n } = useTranslation();
  const { time } = useFormats();
  // Walking a few steps sorts the list anew, and asks for another one only every hundred metres or so.
  const near = { longitude: Number(from.lng.toFixed(3)), latitude: Number(from.lat.toFixed(3)) };
  const notCheckedSince = months === 0 ? today : `${addMonths(today.slice(0, 7), -months)}-${today.slice(8)}`;
  const key = JSON.stringify([area.code, area.dataVersion, months, near, within]);
  const answer = useAnswer(
    key,
    (signal) =>
      askRound(
        { code: area.code, ...near, notCheckedSince: realDay(notCheckedSince), within, limit: carried, today },
        i18n.language,
        signal,
      ),
    300,
  );
  const kept = useMemo(() => keptRound(area.code), [area.code]);
  const value = answer.value ?? (answer.failure ? (kept ?? undefined) : undefined);
  const nearest = useMemo(
    () =>
      (value?.due ?? [])
        .flatMap((due): { due: Due; away: number }[] =>
          due.longitude === null || due.latitude === null
            ? []
            : [{ due, away: metresBetween({ lng: due.longitude, lat: due.latitude }, { lng: from.lng, lat: from.lat }) }],
        )
        .sort((a, b) => a.away - b.away),
    [value, from.lng, from.lat],
  );
  return { value, nearest, stale: answer.failure && value ? time(value.at) : null };
}

/** 31 June is the last of June. */
function realDay(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return `${day.slice(0, 8)}${String(Math.min(date, last)).padStart(2, '0')}`;
}
