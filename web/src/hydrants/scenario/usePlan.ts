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
import { history, inputOf } from './plan';
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
  /** By the test, the standard and the day that are chosen: none of another question. */
  preview?: Preview;
  /** What the plan comes to is not known yet: it is not as today. */
  pending: boolean;
  /** Key of the question that `base` has to answer. */
  asked: string;
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
  const asOfToday = `${data}/${standard}`;
  const base = useAnswer(asOfToday, (signal) => askCodes(today, i18n.language, signal));
  const differs = days !== null || plan.hose !== undefined || (plan.standard !== undefined && plan.standard !== standard);
  // Figures of another test, standard or day are no figures of this plan; those of the hose a moment ago, while it is drawn out, are.
  const ground = `${data}/${planned.standard}`;
  const other = useAnswer(differs ? `${ground}/${planned.hoseReach}` : null, (signal) => askCodes(planned, i18n.language, signal));
  // What another hose or another standard alone turns: those buildings are turned before any hydrant is.
  const before = base.key === asOfToday ? base.value?.codes : undefined;
  const after = differs && other.key?.startsWith(`${ground}/`) ? other.value?.codes : undefined;
  const turned = useMemo(() => turns(before, after), [before, after]);

  const [preview, setPreview] = useState<{ ground: string; answer: Preview }>();
  const [failure, setFailure] = useState<ServerFailure>();
  const latest = useRef({ turned, ground });
  latest.current = { turned, ground };
  const loop = useMemo(
    () =>
      newest<{ ground: string; asked: PreviewQuestion; language: string }, Preview>(
        ({ asked, language }, signal) => askPreview(asked, language, signal),
        (answer, question) => {
          // On the map at once; the panel follows.
          if (!between.get() && question.ground === latest.current.ground) paint(latest.current.turned, answer);
          setPreview({ ground: question.ground, answer });
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
  useEffect(() => loop.ask({ ground, asked, language }), [key, language, loop]);
  const answer = !days && preview?.ground === ground ? preview.answer : undefined;
  const lit = useCell(litBuildings);
  useEffect(() => paint(turned, answer, lit), [turned, answer, lit]);
  useEffect(
    () => () => {
      painted = null;
      changesOnMap.set(null);
    },
    [],
  );

  const lines = useAnswer(plan.changes.length > 0 ? `${key}/${language}` : null, (signal) => askLines(asked, language, signal), rest);
  const counted = useMemo(() => (base.value ? count(base.value.codes) : undefined), [base.value]);
  const later = useMemo(() => (days && after ? count(after) : undefined), [days, after]);
  const pending = days ? later === undefined : answer === undefined && (differs || plan.changes.length > 0);
  return useMemo(
    () => ({ codes: base.value, today: counted, later, preview: answer, pending, asked: asOfToday, lines, base, failure }),
    [base, counted, later, answer, pending, asOfToday, lines, failure],
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
