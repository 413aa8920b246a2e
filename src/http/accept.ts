import type { AnswerType } from './answer.ts';
import { remembered } from './remembered.ts';
import { readWishes } from './weighted-list.ts';
import type { Wish } from './weighted-list.ts';

/** First what is sent to those who do not mind. GraphQL over HTTP: clients older than its own type know JSON alone. */
const TYPES: readonly AnswerType[] = ['application/json', 'application/graphql-response+json'];
const UTF_8 = /^charset=utf-?8$/;

/** How well a type suits a client. */
interface Suits {
  type: AnswerType | 'none';
  weight: number;
  /** How closely the client named it. */
  closeness: number;
  /** Where in the header. */
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
 * The type to answer in (RFC 9110, 12.5.1): the one wanted most; of two wanted alike the one named more closely, then
 * the one named first.
 * @param accept the Accept header; without one, whatever suits the oldest client
 * @returns undefined where none will do
 */
export function answerTypeFor(accept: string | undefined): AnswerType | undefined {
  const type = accept === undefined ? TYPES[0] : best(accept);
  return type === 'none' ? undefined : type;
}

/** What a client says of a type: its closest range decides, even against a range that wants it more. */
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
