/** Most results that are kept. Clients send only a handful of different headers. */
const MOST_REMEMBERED = 256;
/** Longest header whose result is kept, in characters. */
const LONGEST_REMEMBERED = 256;

/** Caches a function of a header's value, so that the usual values are parsed only once. */
export function remembered<T>(work: (header: string) => T): (header: string) => T {
  const known = new Map<string, T>();
  return (header) => {
    const found = known.get(header);
    if (found !== undefined) return found;
    const worked = work(header);
    if (header.length <= LONGEST_REMEMBERED) {
      if (known.size >= MOST_REMEMBERED) known.clear();
      known.set(header, worked);
    }
    return worked;
  };
}
