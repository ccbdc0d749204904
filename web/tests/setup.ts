import { cleanup } from '@testing-library/react';
import { afterEach, vi } from 'vitest';
import { startTexts } from '../src/i18n';

startTexts('zh-CN');

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});
