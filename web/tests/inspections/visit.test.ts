import { expect, it } from 'vitest';
import { begin, kindOf } from '../../src/inspections/field/begin';
import type { OpenHazard } from '../../src/inspections/field/today';
import {
  answered,
  inputOf,
  insistedOn,
  newFound,
  pathOf,
  problemsOf,
  progressOf,
  refreshed,
  rowOf,
  sentOf,
  type Visit,
  yielded,
} from '../../src/inspections/field/visit';

const item = { code: 'exit', text: '安全出口畅通', hazardKind: 'exit_blocked' };
const checklist = { code: 'general', version: 2, name: '通用', items: [item, { code: 'gas', text: '气瓶', hazardKind: 'gas_cylinder' }] };
const hazard = (id: string, more: Partial<OpenHazard> = {}): OpenHazard =>
  ({
    id,
    featureId: 7,
    version: 'v1',
    number: 'H-1',
    kind: 'exit_blocked',
    kindName: '安全出口堵塞',
    state: 'RE_CHECK',
    nextSteps: [],
    ...more,
  }) as never;

function visit(more: Partial<Visit> = {}): Visit {
  const known = { area: 'demo', timeZone: 'Asia/Shanghai', language: 'zh-CN', who: '李工', checklists: [checklist] };
  return { ...begin(null, known, new Date('2026-11-20T02:30:00Z')), key: 'k1', ...more };
}

it('begins by the clock of the place, as a night check after eight', () => {
  expect(visit().visitedAt).toBe('2026-11-20T10:30');
  expect(visit()).toMatchObject({ day: '2026-11-20', checklist: 'general', kind: 'DAILY' });
  expect(kindOf('2026-11-20T20:00', null)).toBe('NIGHT');
  expect(kindOf('2026-11-20T05:59', null)).toBe('NIGHT');
  expect(kindOf('2026-11-20T06:00', { hazards: [], round: 'r' })).toBe('SPECIAL');
});

it('opens a hazard of the right kind for a no, and gives back what was written when the thumb slips', () => {
  const no = answered(visit(), item, 'NO', 'f1');
  expect(no.found).toEqual([newFound('f1', 'exit', 'exit_blocked')]);
  const written = { ...no, found: no.found.map((each) => ({ ...each, description: '堆放纸箱' })) };
  const yes = answered(written, item, 'YES', 'f2');
  expect(inputOf(yes, 'now').hazards).toEqual([]);
  const again = answered(yes, item, 'NO', 'f3');
  expect(again.found).toHaveLength(1);
  expect(inputOf(again, 'now').hazards?.[0]).toMatchObject({ item: 'exit', description: '堆放纸箱' });
});

it('counts answers, and nothing that the checklist does not ask', () => {
  const one = answered(answered(visit(), item, 'YES', 'a'), { code: 'other', text: '', hazardKind: 'other' }, 'NO', 'b');
  expect(progressOf(one, checklist)).toEqual({ done: 1, of: 2 });
});

it('says what must be mended before it can be sent', () => {
  const bad = visit({
    who: ' ',
    found: [
      { ...newFound('a', null, ''), people: 'zehn' },
      { ...newFound('b', null, 'wiring'), dueOn: '2026-11-19' },
      { ...newFound('c', null, ''), off: true },
    ],
    reChecks: [{ hazard: hazard('h'), outcome: 'FAILED', dueOn: '', note: '' }],
  });
  expect(problemsOf(bad).map((each) => `${each.at} ${each.text}`)).toEqual([
    'who noName',
    'a noKind',
    'a noNumber',
    'b pastDay',
    'h noNewDay',
  ]);
  expect(problemsOf(visit())).toEqual([]);
});

it('asks for no day where it was put right at once, and counts people only where somebody counted', () => {
  const found = [{ ...newFound('a', null, 'wiring'), onSpot: true, dueOn: '2026-12-01' }];
  expect(inputOf(visit({ found }), 'now').hazards?.[0]).toMatchObject({ onSpot: true, dueOn: null, people: null });
});

it('sends nothing of the checklist where nobody was let in', () => {
  const shut = answered(visit({ notEntered: true }), item, 'NO', 'a');
  expect(inputOf(shut, 'now')).toMatchObject({ answers: [], hazards: [], facts: { result: 'NOT_ENTERED', checklist: null } });
});

it('keeps what was entered when the list comes anew: fresh versions, more hazards, and one that has gone', () => {
  const before = visit({
    reChecks: [
      { hazard: hazard('a'), outcome: 'PASSED', dueOn: '', note: '' },
      { hazard: hazard('b'), outcome: '', dueOn: '', note: '' },
      { hazard: hazard('c'), outcome: 'FAILED', dueOn: '2026-12-01', note: '还在' },
    ],
  });
  const after = refreshed(before, [hazard('a', { version: 'v2' }), hazard('d')]);
  expect(after.reChecks.map((each) => [each.hazard.id, each.hazard.version, each.outcome])).toEqual([
    ['a', 'v2', 'PASSED'],
    ['c', 'v1', 'FAILED'],
    ['d', 'v1', ''],
  ]);
});

it('in a conflict either insists on the newest version, or lets the others stand and loses nothing else', () => {
  const mine = visit({
    note: '门岗已告知',
    found: [newFound('x', null, 'wiring')],
    reChecks: [
      { hazard: hazard('a'), outcome: 'FAILED', dueOn: '2026-12-01', note: '仍堆放' },
      { hazard: hazard('b'), outcome: '', dueOn: '', note: '' },
      { hazard: hazard('c'), outcome: 'PASSED', dueOn: '', note: '' },
    ],
    answer: {
      outcome: 'CONFLICT',
      problems: [],
      conflicts: [{ field: 'steps[0].STATE', yours: 'FAILED', theirs: 'CLOSED', who: '王工' }],
      similar: [],
    },
  });
  const insist = insistedOn(mine, [hazard('a', { version: 'v9' })]);
  expect(insist.answer).toBeUndefined();
  expect(inputOf(insist, 'now').steps).toEqual([
    { hazard: 'a', version: 'v9', step: { kind: 'FAILED', on: '2026-11-20', dueOn: '2026-12-01', note: '仍堆放' } },
    { hazard: 'c', version: 'v1', step: { kind: 'PASSED', on: '2026-11-20', dueOn: null, note: null } },
  ]);
  const leave = yielded(mine);
  expect(inputOf(leave, 'now').steps?.map((each) => each.hazard)).toEqual(['c']);
  expect(inputOf(leave, 'now').hazards).toHaveLength(1);
  expect(leave.note).toBe('门岗已告知\n安全出口堵塞: 仍堆放');
});

it('closes and finds nothing where nobody could get in, whatever was touched before', () => {
  const shut = visit({
    notEntered: true,
    found: [newFound('x', null, '')],
    reChecks: [{ hazard: hazard('a'), outcome: 'PASSED', dueOn: '', note: '' }],
  });
  expect(problemsOf(shut)).toEqual([]);
  expect(inputOf(shut, 'now')).toMatchObject({ steps: [], hazards: [], answers: [], facts: { result: 'NOT_ENTERED' } });
});

it('sends each photo to its own hazard, though one of them was open already', () => {
  const two = visit({
    found: [
      { ...newFound('a', null, 'wiring'), sameAs: 'old' },
      newFound('b', null, 'gas_cylinder'),
      { ...newFound('c', null, 'other'), off: true },
    ],
    reChecks: [{ hazard: hazard('r'), outcome: 'PASSED', dueOn: '', note: '' }],
  });
  const sent = sentOf(two, { inspection: { id: 'i', featureId: 1 }, hazards: [{ id: 'n', featureId: 2 }] });
  const row = (of: string) => sent && rowOf({ key: '', of, takenAt: '', longitude: null, latitude: null, accuracy: null }, sent);
  expect(['a', 'b', 'r', 'visit'].map(row)).toEqual([
    { layer: 'hazards', row: 'old' },
    { layer: 'hazards', row: 'n' },
    { layer: 'hazards', row: 'r' },
    { layer: 'inspections', row: 'i' },
  ]);
});

it('writes a signature as lines, and a touch as a dot', () => {
  expect(
    pathOf([
      [[1, 2]],
      [
        [3, 4],
        [5.4, 6.6],
      ],
      [],
    ]),
  ).toBe('M1 2 L1 2 M3 4 L5 7');
});
