import DataLoader from 'dataloader';

/**
 * Reads each key once, on its own, and gives whoever asks for it again what came the first time, a failure too: DataLoader
 * would forget the key of a batch that rejects, but keeps an Error that stands in its place.
 */
export function eachOnce<K extends string, V>(read: (key: K) => Promise<V>): DataLoader<K, V> {
  return new DataLoader<K, V>(
    async ([key]) => [await read(key as K).catch((error: unknown) => error as Error)],
    { batch: false },
  );
}
