/** One item of a header such as Accept. */
export interface Wish {
  /** In lower case. */
  readonly name: string;
  /** In lower case, without spaces and quotes. The weight is not among them. */
  readonly parameters: readonly string[];
  /** From 0 (refused) to 1; 1 if the header gives none, or an invalid one. */
  readonly weight: number;
}

/** Most items that are read. No real client sends more. */
const MOST_WISHES = 32;

/** Parses a header that lists items with weights (RFC 9110, 12.4.2), in order. */
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
