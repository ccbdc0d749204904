/** The page itself opens without a network from the second time on: a worker keeps the files of the build, and nothing that the server says. */
export function keepPage() {
  // While developing there is no build to keep. Browsers offer this on https and on the machine itself only.
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register('/keep.js').catch(() => undefined);
}
