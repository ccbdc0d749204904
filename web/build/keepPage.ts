import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/** What of a chunk matters here. */
interface Chunk {
  type: string;
  fileName: string;
  facadeModuleId?: string | null;
  imports?: string[];
  dynamicImports?: string[];
  viteMetadata?: { importedCss?: Set<string>; importedAssets?: Set<string> };
}

/**
 * Writes keep.js, the worker by which the map opens without a network: it keeps the files that the build made for this page, and hands them out.
 * Answers, tiles and photos pass it by untouched, so that nothing of a signed-in reader stays behind.
 */
export function keepPage(): Plugin {
  return {
    name: 'riskmap-keep-page',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const files = filesOf(Object.values(bundle) as Chunk[]);
      this.emitFile({ type: 'asset', fileName: 'keep.js', source: workerOf(files) });
    },
  };
}

/** Every file that the map page may ask for, those of later chunks too; not those of the page for queries. */
export function filesOf(chunks: readonly Chunk[]): string[] {
  const byName = new Map(chunks.map((each) => [each.fileName, each]));
  const found = new Set<string>();
  const walk = (name: string) => {
    if (found.has(name)) return;
    found.add(name);
    const chunk = byName.get(name);
    for (const next of [...(chunk?.imports ?? []), ...(chunk?.dynamicImports ?? [])]) walk(next);
    for (const asset of [...(chunk?.viteMetadata?.importedCss ?? []), ...(chunk?.viteMetadata?.importedAssets ?? [])]) found.add(asset);
  };
  for (const each of chunks) if (each.facadeModuleId?.endsWith('/index.html')) walk(each.fileName);
  return [...found].sort().map((name) => `/${name}`);
}

export function workerOf(files: readonly string[]): string {
  const version = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 12);
  return `const kept = 'riskmap-page-${version}';
const files = ${JSON.stringify(['/', ...files])};
self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(kept).then((cache) => cache.addAll(files)).then(() => self.skipWaiting()));
});
self.addEventListener('activate', (event) => {
  const old = (name) => name.startsWith('riskmap-page-') && name !== kept;
  event.waitUntil(
    caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name)))).then(() => self.clients.claim()),
  );
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  // The page is asked for anew whenever there is a network; its parts carry a hash in their names and never change.
  if (request.mode === 'navigate' && pathname === '/') event.respondWith(fetch(request).catch(() => caches.match('/')));
  else if (pathname.startsWith('/assets/')) event.respondWith(caches.match(request).then((file) => file ?? fetch(request)));
});
`;
}
