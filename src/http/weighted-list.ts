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
