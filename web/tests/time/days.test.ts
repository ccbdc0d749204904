import { expect, it } from 'vitest';
import { yearMarks } from '../../src/incidents/heatmap/PeriodSlider';
import { addMonths, lastDayOf, todayIn } from '../../src/time/days';

it('takes today from the area, not from the reader', () => {
  const evening = new Date('2026-11-21T23:30:00Z');
  expect(todayIn('Asia/Shanghai', evening)).toBe('2026-11-22');
  expect(todayIn('America/Nassau', evening)).toBe('2026-11-21');
});

it('counts months over the year', () => {
  expect(addMonths('2021-12', 1)).toBe('2022-01');
  expect(addMonths('2021-01', -1)).toBe('2020-12');
  expect(lastDayOf('2024-02')).toBe('2024-02-29');
});

it('marks each January, fewer where years would touch', () => {
  expect(yearMarks('2021-12', 60)).toEqual({ 1: '2022', 13: '2023', 25: '2024', 37: '2025', 49: '2026' });
  expect(Object.keys(yearMarks('1990-01', 360)).length).toBeLessThanOrEqual(7);
});
