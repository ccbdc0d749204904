import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keptArea } from '../inspections/field/kept';
import type { ServerFailure } from '../server/ask';
import { useAnswer } from '../server/useAnswer';
import { useCell } from '../view/cell';
import { type Area, type AreaName, askArea, askAreas } from './area';
import { touched } from './touched';

/** How often to look whether the data have changed, in milliseconds. */
const lookAgain = { empty: 4_000, filled: 15_000 };

interface Areas {
  areas?: AreaName[];
  area: Area | null;
  /** Its line in the list, which is here before the area itself. */
  name?: AreaName;
  /** The address names an area that is not there. */
  unknown: boolean;
  failure?: ServerFailure;
  retry: () => void;
}

/** The areas there are, and the one that is open: the one in the address, else the first that has data. */
export function useAreas(asked: string | undefined): Areas {
  const { i18n } = useTranslation();
  const [look, setLook] = useState(0);
  const changed = useCell(touched);
  const list = useAnswer(`areas/${look}/${changed}`, (signal) => askAreas(i18n.language, signal));
  // Without a network an inspector's page opens with the area as it was.
  const kept = list.failure && !list.value ? keptArea(asked) : null;
  const areas = list.value ?? (kept ? [kept] : undefined);
  const code = asked ?? (areas?.find((each) => each.bounds) ?? areas?.[0])?.code;
  const version = areas?.find((each) => each.code === code)?.dataVersion;
  const key = code && version !== undefined ? `${code}/${version}` : null;
  const one = useAnswer(key, (signal) => askArea(code ?? '', i18n.language, signal));

  const empty = areas?.length === 0;
  useEffect(() => {
    const again = () => document.visibilityState === 'visible' && setLook((n) => n + 1);
    const timer = setInterval(again, empty ? lookAgain.empty : lookAgain.filled);
    document.addEventListener('visibilitychange', again);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', again);
    };
  }, [empty]);

  return {
    areas,
    area: one.value?.code === code ? (one.value ?? null) : kept?.code === code ? kept : null,
    name: areas?.find((each) => each.code === code),
    unknown: areas !== undefined && areas.length > 0 && asked !== undefined && !areas.some((each) => each.code === asked),
    failure: list.failure ?? one.failure,
    retry: () => {
      list.retry();
      one.retry();
    },
  };
}
