import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const api = `http://localhost:${process.env.RISKMAP_PORT ?? '8080'}`;
const served = ['/graphql', '/tiles', '/coverage', '/health', '/openapi'];

export default defineConfig({
  plugins: [react()],
  // See src/map/unused.ts: parts of protomaps-leaflet that we never call.
  resolve: {
    alias: { '@protomaps/basemaps': `${import.meta.dirname}/src/map/unused.ts`, pmtiles: `${import.meta.dirname}/src/map/unused.ts` },
  },
  server: { proxy: Object.fromEntries(served.map((path) => [path, api])) },
  build: {
    outDir: '../api/RiskMap.Api/wwwroot',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 900, // the antd chunk, which waits until the first map stands
  },
  test: { environment: 'happy-dom', include: ['tests/**/*.test.{ts,tsx}'], setupFiles: ['tests/setup.ts'], testTimeout: 30_000 },
});
