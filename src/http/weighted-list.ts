/** One item of a header such as Accept. */
export interface WeightedItem {
  /** In lower case. */
  readonly name: string;
  /** In lower case, without spaces and quotes. The weight is not among them. */
  readonly parameters: readonly string[];
  /** From 0 (refused) to 1; 1 if the header gives none, or an invalid one. */
  readonly weight: number;
}

/** Most items that are read. No real client sends more. */
const MAX_ITEMS = 32;

/** Parses a header that lists items with weights (RFC 9110, 12.4.2), in order. */
export function parseWeightedList(header: string): WeightedItem[] {
  return header.toLowerCase().split(',', MAX_ITEMS).map(parseItem);
}

/** The weight of each item in such a header, by name. */
export function parseWeights(header: string): ReadonlyMap<string, number> {
  return new Map(parseWeightedList(header).map(({ name, weight }) => [name, weight]));
}

function parseItem(item: string): WeightedItem {
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
