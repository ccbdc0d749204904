/** How long to wait before a chunk is asked for again, in milliseconds. */
const askAgainAfter = 2_000;

/** A chunk of the client that waits for a server that is away, instead of taking the page down with it. */
export function later<T>(load: () => Promise<T>): () => Promise<T> {
  return async function arrive(): Promise<T> {
    try {
      return await load();
    } catch {
      await new Promise((again) => setTimeout(again, askAgainAfter));
      return arrive();
    }
  };
}
