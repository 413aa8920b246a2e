import type { AnswerType } from './answer.ts';
import { cachedByHeader } from './cached-by-header.ts';
import { parseWeightedList } from './weighted-list.ts';
import type { WeightedItem } from './weighted-list.ts';

/** The default comes first. GraphQL over HTTP: older clients only know application/json. */
const TYPES: readonly AnswerType[] = ['application/json', 'application/graphql-response+json'];
const UTF_8 = /^charset=utf-?8$/;

/** How well a type matches an Accept header. */
interface Match {
  type: AnswerType | 'none';
  weight: number;
  /**
   * How specific the matching media range is: 2 for the type itself, 1 with `*` as subtype, 0 for any type,
   * -1 for no match.
   */
  specificity: number;
  /** Index of the matching media range in the header. */
  index: number;
}

const bestType = cachedByHeader((accept: string): AnswerType | 'none' => {
  const ranges = parseWeightedList(accept);
  let chosen: Match = { type: 'none', weight: 0, specificity: 0, index: 0 };
  for (const type of TYPES) {
    const match = matchOf(type, ranges);
    if (match.weight > 0 && isBetter(match, chosen)) chosen = match;
  }
  return chosen.type;
});

/**
 * Chooses the media type of an answer (RFC 9110, 12.5.1): the one of the highest weight, then the one that is
 * named most specifically, then the one that is named first.
 * @param accept the Accept header; undefined selects the default
 * @returns undefined if no type is acceptable
 */
export function answerTypeFor(accept: string | undefined): AnswerType | undefined {
  const type = accept === undefined ? TYPES[0] : bestType(accept);
  return type === 'none' ? undefined : type;
}

/** Matches a type against a header. The most specific media range decides, not the highest weight. */
function matchOf(type: AnswerType, ranges: readonly WeightedItem[]): Match {
  let found: Match = { type, weight: 0, specificity: -1, index: 0 };
  for (const [index, { name, parameters, weight }] of ranges.entries()) {
    const named = name === type ? 2 : name === 'application/*' ? 1 : name === '*/*' ? 0 : -1;
    const specificity = named < 0 || !parameters.every((each) => UTF_8.test(each)) ? -1 : named;
    if (specificity > found.specificity) found = { type, weight, specificity, index };
  }
  return found;
}

function isBetter(one: Match, other: Match): boolean {
  if (one.weight !== other.weight) return one.weight > other.weight;
  if (one.specificity !== other.specificity) return one.specificity > other.specificity;
  return one.index < other.index;
}
