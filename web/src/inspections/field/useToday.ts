import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import { useAnswer } from '../../server/useAnswer';
import { stopsOf } from './stops';
import { askToday, keptToday, type Today } from './today';

/** The day's list as the server has it, or as it was when there was a network last. */
export function useToday(area: Area, day: string, officer: string | null) {
  const { i18n } = useTranslation();
  const [kept, setKept] = useState<Today | undefined>();
  useEffect(() => {
    let gone = false;
    void keptToday(area.code).then((value) => !gone && setKept(value));
    return () => {
      gone = true;
    };
  }, [area.code]);
  const key = JSON.stringify([area.code, area.dataVersion, day, officer, i18n.language]);
  const answer = useAnswer(key, (signal) => askToday({ code: area.code, day, officer }, i18n.language, signal));
  const value = answer.value ?? (answer.failure || answer.slow ? kept : undefined) ?? undefined;
  const stops = useMemo(() => stopsOf(value?.items ?? []), [value]);
  return { answer, value, stops, stale: answer.value ? null : (value?.at ?? null) };
}
