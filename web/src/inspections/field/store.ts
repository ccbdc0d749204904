/**
 * What an inspector has entered, on this device: in the browser's own database, for photos are too many for anything smaller. Where a browser
 * keeps nothing (a private window), it stands in memory, and `keeps` says so.
 */
export type Shelf = 'visits' | 'photos' | 'kept';

const shelves: readonly Shelf[] = ['visits', 'photos', 'kept'];
const name = 'riskmap.inspections';
const memory: Record<Shelf, Map<string, unknown>> = { visits: new Map(), photos: new Map(), kept: new Map() };

let opened: Promise<IDBDatabase | null> | undefined;

function open(): Promise<IDBDatabase | null> {
  opened ??= new Promise((resolve) => {
    try {
      const request = window.indexedDB.open(name, 1);
      request.onupgradeneeded = () => {
        for (const shelf of shelves) request.result.createObjectStore(shelf);
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(null);
    } catch {
      resolve(null);
    }
  });
  return opened;
}

/** False: what is entered would not outlive the page. */
export async function keeps(): Promise<boolean> {
  return (await open()) !== null;
}

async function inside<T>(shelf: Shelf, mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> {
  const database = await open();
  if (!database) throw new Error('no store');
  return new Promise((resolve, reject) => {
    // Strict: what has been said to be kept is on the disk, though the telephone's battery goes the next moment.
    const transaction = database.transaction(shelf, mode, mode === 'readwrite' ? { durability: 'strict' } : undefined);
    const request = act(transaction.objectStore(shelf));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error ?? new Error('not kept'));
    transaction.onerror = () => reject(transaction.error ?? new Error('not kept'));
  });
}

/** Rejects when there is no room left. */
export async function put(shelf: Shelf, key: string, value: unknown): Promise<void> {
  if (!(await keeps())) return void memory[shelf].set(key, value);
  await inside(shelf, 'readwrite', (store) => store.put(value, key));
}

export async function take<T>(shelf: Shelf, key: string): Promise<T | undefined> {
  if (!(await keeps())) return memory[shelf].get(key) as T | undefined;
  return (await inside(shelf, 'readonly', (store) => store.get(key))) as T | undefined;
}

export async function takeAll<T>(shelf: Shelf): Promise<T[]> {
  if (!(await keeps())) return [...memory[shelf].values()] as T[];
  return ((await inside(shelf, 'readonly', (store) => store.getAll())) ?? []) as T[];
}

export async function remove(shelf: Shelf, key: string): Promise<void> {
  if (!(await keeps())) return void memory[shelf].delete(key);
  await inside(shelf, 'readwrite', (store) => store.delete(key));
}

/** What was kept of the server's answers goes at sign-out; what waits to be sent stays, for it is nowhere else. */
export async function forgetKept(): Promise<void> {
  if (!(await keeps())) return void memory.kept.clear();
  await inside('kept', 'readwrite', (store) => store.clear());
}
