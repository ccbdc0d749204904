import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { initialOf } from '../../src/accounts/AccountButton';
import { Barred } from '../../src/accounts/Barred';
import { openArea } from '../../src/accounts/openArea';
import { allows, allowsAnywhere } from '../../src/accounts/permits';
import { SignInForm } from '../../src/accounts/SignInForm';
import { clock } from '../../src/accounts/useWaiting';
import { type Me, me } from '../../src/server/me';

const nobody: Me = {
  signedIn: false,
  account: null,
  grants: [],
  permits: { demo: ['look'] },
  roles: { viewer: ['look'], inspector: ['look', 'personal', 'record'] },
  open: 'generated',
  signInBy: ['password'],
};
const inspector: Me = {
  ...nobody,
  signedIn: true,
  account: { id: 'a', name: 'zhang', shownAs: '张三', kind: 'local' },
  grants: [{ role: 'inspector', area: 'town', division: 'd1' }],
};

beforeEach(() => {
  window.localStorage.clear();
  openArea.set('town');
});

describe('what somebody may', () => {
  it('is his in the whole area where the server says so', () => {
    expect(allows(nobody, 'look', 'demo')).toBe(true);
    expect(allows(nobody, 'look', 'town')).toBe(false);
    expect(allows({ ...nobody, permits: { '*': ['import'] } }, 'import', 'town', 'd9')).toBe(true);
  });

  it('is his in the town of his role alone, and in no other', () => {
    expect(allows(inspector, 'record', 'town', 'd1')).toBe(true);
    expect(allows(inspector, 'record', 'town', 'd2')).toBe(false);
    expect(allows(inspector, 'record', 'other', 'd1')).toBe(false);
    expect(allows(inspector, 'record', 'town', null)).toBe(false); // a row of no known town needs the whole area
    expect(allows(inspector, 'record', 'town')).toBe(true); // somewhere in it: the door is shown
    expect(allowsAnywhere(inspector, 'administer')).toBe(false);
  });
});

describe('a door that is shut', () => {
  it('says to sign in, and offers it, where nobody is', () => {
    me.set(nobody);
    render(<Barred permit="record" />);
    expect(screen.getByTestId('barred-record').textContent).toContain('登录后才能登记和更正');
    expect(screen.getByRole('button', { name: '登录' })).toBeTruthy();
  });

  it('says whom to ask where the role is too small, and goes when it is not', () => {
    me.set(inspector);
    render(<Barred permit="lead" />);
    expect(screen.getByTestId('barred-lead').textContent).toContain('请联系管理员');
    expect(screen.queryByRole('button')).toBeNull();
    act(() => me.set({ ...inspector, permits: { town: ['lead'] } }));
    expect(screen.queryByTestId('barred-lead')).toBeNull();
  });
});

describe('signing in', () => {
  const answers = (status: number, body: object) =>
    vi.stubGlobal(
      'fetch',
      vi.fn(async () => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json' } })),
    );
  async function tryIt() {
    me.set(nobody);
    const onIn = vi.fn();
    render(<SignInForm back="/" onIn={onIn} />);
    await userEvent.type(screen.getByTestId('sign-in-name'), 'zhang');
    await userEvent.type(screen.getByTestId('sign-in-password'), 'wrong one');
    await userEvent.click(screen.getByTestId('sign-in-send'));
    return onIn;
  }

  it('says that name or password is wrong, and keeps the name', async () => {
    answers(401, { code: 'SIGN_IN_FAILED' });
    expect(await tryIt()).not.toHaveBeenCalled();
    expect((await screen.findByTestId('sign-in-failure')).textContent).toContain('用户名或密码不对');
    expect((screen.getByTestId('sign-in-name') as HTMLInputElement).value).toBe('zhang');
    expect((screen.getByTestId('sign-in-password') as HTMLInputElement).value).toBe('');
  });

  it('counts the wait down, and cannot be sent before its end', async () => {
    answers(429, { code: 'SIGN_IN_LOCKED', retryAfterSeconds: 125 });
    await tryIt();
    expect((await screen.findByTestId('sign-in-failure')).textContent).toMatch(/锁定.*2:0\d/);
    expect((screen.getByTestId('sign-in-send') as HTMLButtonElement).disabled).toBe(true);
  });

  it('lets in whoever is known', async () => {
    answers(200, { ...inspector, token: 't1' });
    const onIn = await tryIt();
    await vi.waitFor(() => expect(onIn).toHaveBeenCalled());
    expect(me.get()?.token).toBe('t1');
    expect(window.localStorage.getItem('riskmap.me')).not.toContain('t1');
  });
});

it('writes clocks and badges', () => {
  expect([clock(125), clock(9)]).toEqual(['2:05', '0:09']);
  expect([initialOf('张三'), initialOf('ann lee'), initialOf('')]).toEqual(['张', 'A', '?']);
});
