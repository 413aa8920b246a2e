/** Different headers remembered; clients send a handful. */
const MOST_REMEMBERED = 256;
/** Longest header remembered, in characters. */
const LONGEST_REMEMBERED = 256;

/** The same function, which works out each of the headers that clients usually send only once. */
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
