import DataLoader from 'dataloader';

/**
 * Reads each key once, in a call of its own, and remembers the result, including a failure. DataLoader drops
 * a key whose batch rejects but keeps an Error returned for it, so failures are returned.
 */
export function eachOnce<K extends string, V>(read: (key: K) => Promise<V>): DataLoader<K, V> {
  return new DataLoader<K, V>(
    async ([key]) => [await read(key as K).catch((error: unknown) => error as Error)],
    { batch: false },
  );
}
