/** Most results that are kept. Clients send only a handful of different headers. */
const MAX_ENTRIES = 256;
/** Longest header whose result is kept, in characters. */
const MAX_HEADER_LENGTH = 256;

/** Caches a function of a header's value, so that the usual values are parsed only once. */
export function cachedByHeader<T>(compute: (header: string) => T): (header: string) => T {
  const cache = new Map<string, T>();
  return (header) => {
    const cached = cache.get(header);
    if (cached !== undefined) return cached;
    const result = compute(header);
    if (header.length <= MAX_HEADER_LENGTH) {
      if (cache.size >= MAX_ENTRIES) cache.clear();
      cache.set(header, result);
    }
    return result;
  };
}
