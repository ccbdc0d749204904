import { render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { ServerFailure } from '../../src/server/ask';
import type { Answer } from '../../src/server/useAnswer';
import { Answered } from '../../src/shell/Answered';

const old: Answer<string> = { value: '12 clusters', key: 'town/CLUSTERS', waiting: true, slow: false, retry: vi.fn() };
const page = (answer: Answer<string>) => (
  <Answered answer={answer} asked="town/GI_STAR">
    {(text) => <button type="button">{text}</button>}
  </Answered>
);
const shown = () => screen.queryByText('12 clusters');

describe('figures of one question under the words of another', () => {
  it('are dimmed and cannot be used until their own have come', () => {
    const { rerender } = render(page(old));
    expect(shown()?.closest('[inert]')).not.toBeNull();
    expect(shown()?.closest('[aria-busy="true"]')).not.toBeNull();
    rerender(page({ ...old, key: 'town/GI_STAR' }));
    expect(shown()?.closest('[inert]')).toBeNull();
  });

  it('are gone where their own cannot be had', () => {
    render(page({ ...old, failure: new ServerFailure('refused', 'no') }));
    expect(shown()).toBeNull();
  });
});
