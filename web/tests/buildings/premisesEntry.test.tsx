import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { campaignChanges, campaignDraft } from '../../src/boards/campaignEntry';
import { type Draft, draftOf, filingChanges, filingsOf, premisesChanges } from '../../src/buildings/entry/draft';
import { type EntryState, insisted } from '../../src/buildings/entry/entry';
import { FilingsForm } from '../../src/buildings/entry/FilingsForm';
import { PremisesForm } from '../../src/buildings/entry/PremisesForm';
import type { Premises } from '../../src/buildings/premises';
import { startTexts } from '../../src/i18n';

beforeAll(() => startTexts('en'));
afterEach(cleanup);

const unit = {
  id: 'p1',
  version: 'v1',
  name: 'Old Mill',
  kind: 'workshop',
  address: 'Mill Lane 1',
  occupants: 40,
  creditCode: null,
  supervision: 'UNKNOWN',
  crowded: null,
  floorAreaM2: 310.5,
  storeys: 2,
  heightM: null,
  cladding: 'B2',
  claddingPlate: true,
  facilitiesOn: '2015-03-01',
  hasManager: null,
  owners: 'SINGLE',
  commitment: false,
  credit: 'NORMAL',
  creditUntil: null,
  openedOn: null,
  closedOn: null,
  note: null,
  filings: [{ kind: 'MANAGERS', filedOn: '2025-01-05', dueOn: '2026-01-05', overdue: false }],
} as unknown as Premises;

const idle = { edit: null, busy: false } as unknown as EntryState;

it('sends what differs and nothing else; what is emptied is not known after all, and never zero', () => {
  const before = draftOf(unit);
  expect(premisesChanges(before, before)).toEqual({ facts: {}, clear: [], wrong: [] });
  const after: Draft = { ...before, occupants: '', floorAreaM2: '', supervision: 'KEY', crowded: 'no', cladding: '', storeys: '3' };
  expect(premisesChanges(before, after)).toEqual({
    facts: { supervision: 'KEY', crowded: false, storeys: 3 },
    clear: expect.arrayContaining(['OCCUPANTS', 'FLOOR_AREA_M2', 'CLADDING']),
    wrong: [],
  });
  expect(premisesChanges(before, { ...before, storeys: 'three' }).wrong).toEqual(['storeys']);
});

it('says at the field what is wrong with it, and sends nothing before that is mended', () => {
  const onSave = vi.fn();
  const refused = {
    ...idle,
    edit: { outcome: 'REFUSED', problems: [{ field: 'CREDIT_CODE', code: 'CREDIT_CODE_INVALID', message: 'That is no credit code.' }] },
  } as unknown as EntryState;
  render(<PremisesForm premises={unit} entry={refused} onSave={onSave} onLeave={() => {}} />);
  const code = screen.getByLabelText('Credit code');
  expect(code.getAttribute('aria-invalid')).toBe('true');
  expect(document.getElementById(code.getAttribute('aria-describedby') ?? '')?.textContent).toBe('That is no credit code.');
  fireEvent.change(screen.getByTestId('entry-storeys'), { target: { value: 'many' } });
  fireEvent.submit(screen.getByTestId('premises-form'));
  expect(onSave).not.toHaveBeenCalled();
  fireEvent.change(screen.getByTestId('entry-storeys'), { target: { value: '4' } });
  fireEvent.submit(screen.getByTestId('premises-form'));
  expect(onSave).toHaveBeenCalledWith({ facts: { storeys: 4 }, clear: [] }, null);
});

it('takes a filing whole: both days go, or neither', () => {
  const before = filingsOf(unit);
  const days = (filedOn: string, dueOn: string) => ({ ...before, MANAGERS: { filedOn, dueOn } });
  expect(filingChanges(before, before)).toEqual({ filings: [], half: [] });
  expect(filingChanges(before, days('', ''))).toEqual({ filings: [{ kind: 'MANAGERS', clear: true }], half: [] });
  expect(filingChanges(before, days('2026-01-03', '2027-01-05')).filings).toEqual([
    { kind: 'MANAGERS', filedOn: '2026-01-03', dueOn: '2027-01-05' },
  ]);
  const onSave = vi.fn();
  render(<FilingsForm premises={unit} entry={idle} onSave={onSave} onLeave={() => {}} />);
  fireEvent.change(screen.getByTestId('entry-MANAGERS-dueOn'), { target: { value: '' } });
  fireEvent.submit(screen.getByTestId('filings-form'));
  expect(screen.getByRole('alert').textContent).toContain('take out both');
  expect(onSave).not.toHaveBeenCalled();
});

it('insists with the version that stands now, and undoes without one', () => {
  const answer = { premises: { id: 'p1', featureId: 1, version: 'v2' } };
  expect(insisted({ kind: 'edit', premises: 'p1', version: 'v1', facts: { storeys: 3 } }, answer)).toMatchObject({ version: 'v2' });
  expect(insisted({ kind: 'undo', change: 'c1' }, answer)).toEqual({ kind: 'undo', change: 'c1' });
});

it('sends a campaign by the names that the server has: kinds as a list, days cleared as FROM_ON and TO_ON', () => {
  const none = campaignDraft(null);
  expect(campaignChanges(none, { ...none, name: 'Hot work', from: '2026-01-01', premisesKinds: 'shop mall', target: '150' })).toEqual({
    facts: { name: 'Hot work', from: '2026-01-01', premisesKinds: ['shop', 'mall'], target: 150 },
    clear: [],
    wrong: [],
  });
  const before = { ...none, name: 'Hot work', from: '2026-01-01', premisesKinds: 'shop', targetUnit: 'VISITS' };
  expect(campaignChanges(before, { ...before, from: '', premisesKinds: '', targetUnit: '' })).toEqual({
    facts: {},
    clear: ['FROM_ON', 'PREMISES_KINDS', 'TARGET_UNIT'],
    wrong: [],
  });
});
