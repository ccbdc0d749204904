import { render, screen, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTexts } from '../../src/i18n';
import { officesOf, roundChanges } from '../../src/zones/rounds/RoundForm';
import { daysOf, StateTrack } from '../../src/zones/rounds/StateTrack';
import { changesOf, emptyDraft } from '../../src/zones/zoneDraft';

beforeAll(() => startTexts('en'));

const step = (toState: 'PLANNED' | 'INSPECTING' | 'RECTIFYING', on: string, at: string) => ({ toState, on, at, who: 'Li', note: null });

describe('a round', () => {
  const steps = [
    step('INSPECTING', '2026-03-02', '2026-03-02T09:00:00Z'),
    step('RECTIFYING', '2026-03-10', '2026-03-10T09:00:00Z'),
    step('INSPECTING', '2026-03-12', '2026-03-12T09:00:00Z'),
  ];

  it('keeps the last day of each state that lies behind it, and none of what it went back from', () => {
    expect(daysOf({ state: 'INSPECTING', steps })).toEqual({ INSPECTING: '2026-03-12' });
  });

  it('shows where it stands by more than colour', () => {
    render(<StateTrack round={{ state: 'INSPECTING', steps, overdue: true }} />);
    const items = within(screen.getByTestId('round-track')).getAllByRole('listitem');
    expect(items.map((each) => each.textContent)).toEqual([
      'Plan (done)',
      'Inspect (now)3/12',
      'Rectify (to come)',
      'Re-check (to come)',
      'Publish (to come)',
      'Closed (to come)',
    ]);
    expect(items[1]?.getAttribute('aria-current')).toBe('step');
  });

  it('sends what differs, offices one each', () => {
    const before = { plannedOn: '2026-03-01', dueOn: '2026-04-01', lead: 'Brigade', agencies: '', checklist: '', note: 'x' };
    expect(roundChanges(before, { ...before, dueOn: '', agencies: '市场监管、住建, 公安', note: 'y' })).toEqual({
      facts: { agencies: ['市场监管', '住建', '公安'], note: 'y' },
      clear: ['DUE_ON'],
    });
    expect(officesOf(' ')).toEqual([]);
  });
});

describe('a zone’s facts', () => {
  it('are all sent of a new one, and only what differs of an old one', () => {
    const draft = { ...emptyDraft, nameZh: ' 东门市场 ', kind: 'market' };
    expect(changesOf(null, draft)).toEqual({ facts: { nameZh: '东门市场', kind: 'market', checkUp: true }, clear: [] });
    expect(changesOf({ ...draft, note: 'old' }, { ...draft, note: '', checkUp: 'no' })).toEqual({
      facts: { checkUp: false },
      clear: ['NOTE'],
    });
  });
});
