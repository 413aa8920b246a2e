/** One thing that a header such as Accept names, with how much it is wanted: 0 is not at all, 1 the most. */
export interface Wish {
  /** Lower case. */
  readonly name: string;
  /** Lower case, blanks and quotes taken off; without the weight. */
  readonly parameters: readonly string[];
  readonly weight: number;
}

/** No client names more; what follows is not looked at. */
const MOST_WISHES = 32;
/** Different headers remembered; clients send a handful. */
const MOST_REMEMBERED = 256;
/** Longest header remembered, in characters. */
const LONGEST_REMEMBERED = 256;

/** Reads a header that lists things with weights (RFC 9110, 12.4.2), in its order. */
export function readWishes(header: string): Wish[] {
  return header.toLowerCase().split(',', MOST_WISHES).map(readWish);
}

function readWish(item: string): Wish {
  const [name = '', ...rest] = item.split(';').map((part) => part.trim());
  const weight = Number(rest.find(isWeight)?.slice(2) ?? 1);
  return {
    name,
    parameters: rest.filter((part) => part !== '' && !isWeight(part)).map((part) => part.replace(/"/g, '')),
    weight: weight >= 0 && weight <= 1 ? weight : 1,
  };
}

function isWeight(part: string): boolean {
  return part.startsWith('q=');
}

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
