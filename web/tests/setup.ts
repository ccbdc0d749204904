import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';
import { startTexts } from '../src/i18n';

startTexts('zh-CN');
// Rooms and cards are loaded when asked for, which takes a busy machine a while.
configure({ asyncUtilTimeout: 40_000 });

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});
