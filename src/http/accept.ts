import type { AnswerType } from './answer.ts';
import { remembered } from './remembered.ts';
import { readWishes } from './weighted-list.ts';
import type { Wish } from './weighted-list.ts';

/** The default comes first. GraphQL over HTTP: older clients only know application/json. */
const TYPES: readonly AnswerType[] = ['application/json', 'application/graphql-response+json'];
const UTF_8 = /^charset=utf-?8$/;

/** How well a type matches an Accept header. */
interface Suits {
  type: AnswerType | 'none';
  weight: number;
  /**
   * How specific the matching media range is: 2 for the type itself, 1 with `*` as subtype, 0 for any type,
   * -1 for no match.
   */
  closeness: number;
  /** Index of the matching media range in the header. */
  place: number;
}

const best = remembered((accept: string): AnswerType | 'none' => {
  const wishes = readWishes(accept);
  let chosen: Suits = { type: 'none', weight: 0, closeness: 0, place: 0 };
  for (const type of TYPES) {
    const suits = suiting(type, wishes);
    if (suits.weight > 0 && better(suits, chosen)) chosen = suits;
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
  const type = accept === undefined ? TYPES[0] : best(accept);
  return type === 'none' ? undefined : type;
}

/** Matches a type against a header. The most specific media range decides, not the highest weight. */
function suiting(type: AnswerType, wishes: readonly Wish[]): Suits {
  let found: Suits = { type, weight: 0, closeness: -1, place: 0 };
  for (const [place, { name, parameters, weight }] of wishes.entries()) {
    const named = name === type ? 2 : name === 'application/*' ? 1 : name === '*/*' ? 0 : -1;
    const closeness = named < 0 || !parameters.every((each) => UTF_8.test(each)) ? -1 : named;
    if (closeness > found.closeness) found = { type, weight, closeness, place };
  }
  return found;
}

function better(one: Suits, other: Suits): boolean {
  if (one.weight !== other.weight) return one.weight > other.weight;
  if (one.closeness !== other.closeness) return one.closeness > other.closeness;
  return one.place < other.place;
}
