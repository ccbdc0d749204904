import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import type { Changes } from '../../map/layers/ChangesLayer';
import { changes as changesOnMap } from '../../map/plan';
import { ServerFailure } from '../../server/ask';
import { useAnswer } from '../../server/useAnswer';
import { cell, useCell } from '../../view/cell';
import { useView } from '../../view/store';
import { type Verdict, verdictByCode } from '../coverage/verdict';
import { between } from './between';
import { newest } from './newest';
import { history, inputOf, type Plan } from './plan';
import { askCodes, askLines, askPreview, type Codes, type Preview, type PreviewQuestion, type Test } from './preview';

/** How long the hand must rest before each change is asked what it brings, in milliseconds. */
const rest = 250;

/** Buildings that a list points at. */
export const litBuildings = cell<readonly number[]>([]);

export interface Counted {
  passed: number;
  failed: number;
  unknown: number;
}

export interface PlanAnswer {
  codes?: Codes;
  /** Today's verdicts, counted from the very bytes that the map is coloured by. */
  today?: Counted;
  /** Where two days are compared: the verdicts of the later one. */
  later?: Counted;
  preview?: Preview;
  lines: ReturnType<typeof useAnswer<Awaited<ReturnType<typeof askLines>>>>;
  base: ReturnType<typeof useAnswer<Codes>>;
  failure?: ServerFailure;
}

/** Asks what the plan comes to, and paints it on the map as soon as it is known. */
export function usePlan(area: Area, asOf: string, test: Test | null): PlanAnswer {
  const { i18n } = useTranslation();
  const { standard } = useView();
  const { plan } = useCell(history);
  const days = useCell(between);
  const today = { code: area.code, standard, asOf: days?.from ?? asOf, test };
  const planned = days
    ? { ...today, asOf: days.to, hoseReach: null }
    : { ...today, standard: plan.standard ?? standard, hoseReach: plan.hose ?? null };
  const data = `${area.code}/${area.dataVersion}/${today.asOf}/${planned.asOf}/${test}`;
  const base = useAnswer(`${data}/${standard}`, (signal) => askCodes(today, i18n.language, signal));
  const differs = days !== null || plan.hose !== undefined || (plan.standard !== undefined && plan.standard !== standard);
  const other = useAnswer(differs ? `${data}/${planned.standard}/${planned.hoseReach}` : null, (signal) =>
    askCodes(planned, i18n.language, signal),
  );
  // What another hose or another standard alone turns: those buildings are turned before any hydrant is.
  const turned = useMemo(() => turns(base.value?.codes, differs ? other.value?.codes : undefined), [base.value, other.value, differs]);

  const [preview, setPreview] = useState<{ of: Plan; answer: Preview }>();
  const [failure, setFailure] = useState<ServerFailure>();
  const ground = useRef(turned);
  ground.current = turned;
  const loop = useMemo(
    () =>
      newest<{ plan: Plan; asked: PreviewQuestion; language: string }, Preview>(
        ({ asked, language }, signal) => askPreview(asked, language, signal),
        (answer, question) => {
          // On the map at once; the panel follows.
          if (!between.get()) paint(ground.current, answer);
          setPreview({ of: question.plan, answer });
          setFailure(undefined);
        },
        (error) => setFailure(error instanceof ServerFailure ? error : new ServerFailure('refused', String(error))),
      ),
    [],
  );
  useEffect(() => () => loop.stop(), [loop]);

  const asked = { ...planned, changes: plan.changes.map(inputOf) };
  const key = `${data}/${planned.standard}/${planned.hoseReach}/${JSON.stringify(asked.changes)}`;
  const { language } = i18n;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key names all that the question is made of.
  useEffect(() => loop.ask({ plan, asked, language }), [key, language, loop]);
  const answer = preview?.answer;
  const lit = useCell(litBuildings);
  useEffect(() => paint(turned, days ? undefined : answer, lit), [turned, answer, lit, days]);
  useEffect(
    () => () => {
      painted = null;
      changesOnMap.set(null);
    },
    [],
  );

  const lines = useAnswer(plan.changes.length > 0 ? `${key}/${language}` : null, (signal) => askLines(asked, language, signal), rest);
  const counted = useMemo(() => (base.value ? count(base.value.codes) : undefined), [base.value]);
  const later = useMemo(() => (days && other.value ? count(other.value.codes) : undefined), [days, other.value]);
  return useMemo(
    () => ({ codes: base.value, today: counted, later, preview: days ? undefined : answer, lines, base, failure }),
    [base, counted, later, days, answer, lines, failure],
  );
}

let painted: { turned: ReadonlyMap<number, Verdict>; answer: Preview | undefined; lit: readonly number[] } | null = null;

function paint(turned: ReadonlyMap<number, Verdict>, answer: Preview | undefined, lit: readonly number[] = litBuildings.get()) {
  if (painted?.turned === turned && painted.answer === answer && painted.lit === lit) return;
  painted = { turned, answer, lit };
  changesOnMap.set({ turned: merged(turned, answer), lit: new Set(lit) } satisfies Changes);
}

/** What the map shows otherwise than today: by the standard, by the hose, and by the changes. */
function merged(turned: ReadonlyMap<number, Verdict>, answer: Preview | undefined): ReadonlyMap<number, Verdict> {
  if (!answer) return turned;
  const all = new Map(turned);
  for (const id of answer.gained) all.set(id, 'pass');
  for (const id of answer.nowFailing) all.set(id, 'fail');
  for (const id of answer.nowUnknown) all.set(id, 'unknown');
  return all;
}

/** Buildings whose verdict is another in the second, or that stand only then. */
export function turns(before: Uint8Array | undefined, after: Uint8Array | undefined): ReadonlyMap<number, Verdict> {
  const turned = new Map<number, Verdict>();
  if (!before || !after) return turned;
  for (let id = 0; id < after.length; id++) {
    if (before[id] === after[id]) continue;
    const verdict = verdictByCode(after, id);
    if (verdict) turned.set(id, verdict);
  }
  return turned;
}

export function count(codes: Uint8Array): Counted {
  const counts = new Uint32Array(256);
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return { passed: counts[0] ?? 0, failed: counts[1] ?? 0, unknown: counts[2] ?? 0 };
}
