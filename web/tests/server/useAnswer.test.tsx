import { act, renderHook } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ServerFailure } from '../../src/server/ask';
import { retryWaits, slowAfter, useAnswer } from '../../src/server/useAnswer';

beforeEach(() => void vi.useFakeTimers());

const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));

describe('an answer', () => {
  it('comes, and stays while the next is on its way', async () => {
    const ask = vi.fn(async () => 'first');
    const { result, rerender } = renderHook(({ key }) => useAnswer(key, ask), { initialProps: { key: 'a' } });
    expect(result.current).not.toHaveProperty('value');
    await pass(0);
    expect(result.current).toMatchObject({ waiting: false, value: 'first', key: 'a' });

    ask.mockImplementation(() => new Promise(() => undefined));
    rerender({ key: 'b' });
    expect(result.current).toMatchObject({ waiting: true, value: 'first', key: 'a' });
  });

  it('says so when it takes long', async () => {
    const { result } = renderHook(() => useAnswer('a', () => new Promise(() => undefined)));
    await pass(slowAfter - 1);
    expect(result.current.slow).toBe(false);
    await pass(1);
    expect(result.current.slow).toBe(true);
  });

  it('drops an answer that has been overtaken', async () => {
    const asked: ((value: string) => void)[] = [];
    const ask = () => new Promise<string>((resolve) => void asked.push(resolve));
    const { result, rerender } = renderHook(({ key }) => useAnswer(key, ask), { initialProps: { key: 'a' } });
    await pass(0);
    rerender({ key: 'b' });
    await pass(0);
    asked[1]?.('second');
    await pass(0);
    asked[0]?.('first');
    await pass(0);
    expect(result.current.value).toBe('second');
  });

  it('waits until the slider rests', async () => {
    const ask = vi.fn(async () => 1);
    const { rerender } = renderHook(({ key }) => useAnswer(key, ask, 350), { initialProps: { key: '100' } });
    await pass(200);
    rerender({ key: '110' });
    await pass(200);
    expect(ask).not.toHaveBeenCalled();
    await pass(150);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('comes back by itself when the server does', async () => {
    const ask = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new ServerFailure('unreachable', 'gone'));
    ask.mockResolvedValue('back');
    const { result } = renderHook(() => useAnswer('a', ask));
    await pass(0);
    expect(result.current.failure?.kind).toBe('unreachable');
    await pass(retryWaits[0] ?? 0);
    await pass(1);
    expect(result.current).toMatchObject({ value: 'back', waiting: false });
    expect(result.current.failure).toBeUndefined();
  });

  it('does not ask again what the server refused', async () => {
    const ask = vi.fn(async () => Promise.reject(new ServerFailure('refused', 'no')));
    renderHook(() => useAnswer('a', ask));
    await pass(60_000);
    expect(ask).toHaveBeenCalledTimes(1);
  });
});
