import type { IncomingMessage } from 'node:http';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { keepPage } from './build/keepPage.ts';
import { operations } from './build/operations.ts';

const api = `http://localhost:${process.env.RISKMAP_PORT ?? '8080'}`;
const served = ['/accounts', '/photos', '/graphql', '/tiles', '/imports', '/exports', '/surveys', '/health', '/openapi'];

/** A person who opens /graphql gets the page for queries, as the server does it; a program gets the answer. */
function queryPage({ method, headers, url = '' }: IncomingMessage): string | undefined {
  const asksForPage = method === 'GET' && headers.accept?.startsWith('text/html');
  if (asksForPage && /^\/accounts\/(link|sign-in)\b/.test(url)) return '/index.html';
  return asksForPage && /^\/graphql(\?(?!.*\b(query|id|sdl)\b)|$)/.test(url) ? '/graphiql.html' : undefined;
}

export default defineConfig({
  plugins: [react(), operations(), keepPage()],
  // See src/map/unused.ts: parts of protomaps-leaflet that we never call.
  resolve: {
    alias: { '@protomaps/basemaps': `${import.meta.dirname}/src/map/unused.ts`, pmtiles: `${import.meta.dirname}/src/map/unused.ts` },
  },
  server: {
    proxy: Object.fromEntries(served.map((path) => [path, { target: api, bypass: queryPage }])),
    fs: { allow: ['.', '../api/RiskMap.Api/GraphQL/examples'] },
  },
  build: {
    outDir: '../api/RiskMap.Api/wwwroot',
    emptyOutDir: true,
    target: 'es2022',
    // The map, and the page that GET /graphql shows a person: each loads only its own.
    rolldownOptions: { input: ['index.html', 'graphiql.html'], checks: { moduleLevelDirective: false } },
    chunkSizeWarningLimit: 4_000, // Monaco, which only the second page loads
  },
  test: { environment: 'happy-dom', include: ['tests/**/*.test.{ts,tsx}'], setupFiles: ['tests/setup.ts'], testTimeout: 120_000 },
});
