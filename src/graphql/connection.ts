import type { GraphQLError } from 'graphql';
import { badUserInput } from './errors.ts';

/** The most nodes in one page. */
export const MAX_PAGE = 200;

/** A position in a list, as a cursor carries it. */
export type Place =
  string | number | boolean | null | readonly Place[] | { readonly [member: string]: Place };

/** The arguments of a forward connection. */
export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

/**
 * A node and its position. The cursor is only encoded when it is requested: most clients want just the last
 * one of a page.
 */
export class Edge<T> {
  readonly node: T;
  readonly #kind: string;
  readonly #place: Place;

  constructor(node: T, kind: string, place: Place) {
    this.node = node;
    this.#kind = kind;
    this.#place = place;
  }

  get cursor(): string {
    return encodeCursor(this.#kind, this.#place);
  }
}

/** A page's `PageInfo`, as in Relay's connection specification. */
export interface Bounds {
  /** A function if finding out takes a call to a service, which is then made only if the client asks. */
  readonly hasNextPage: boolean | (() => Promise<boolean>);
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

/** The bounds of a page, computed from its edges. */
export class PageBounds implements Bounds {
  readonly hasNextPage: Bounds['hasNextPage'];
  readonly hasPreviousPage: boolean;
  readonly #edges: readonly Edge<unknown>[];

  constructor(edges: readonly Edge<unknown>[], hasPreviousPage: boolean, hasNextPage: Bounds['hasNextPage']) {
    this.#edges = edges;
    this.hasPreviousPage = hasPreviousPage;
    this.hasNextPage = hasNextPage;
  }

  get startCursor(): string | null {
    return this.#edges[0]?.cursor ?? null;
  }

  get endCursor(): string | null {
    return this.#edges.at(-1)?.cursor ?? null;
  }
}

/** The order of a list that the service returns as a whole. */
export interface ListOrder<T> {
  /** Names the list and its order: a cursor continues only these. */
  readonly kind: string;
  /** What decides an item's place, most significant first. The last key identifies the item for its whole life. */
  readonly keys: readonly OrderKey<T>[];
}

/** Something that a list is ordered by. */
export interface OrderKey<T> {
  of(item: T): string;
  /** Negative if the first comes earlier. */
  compare(one: string, other: string): number;
  /** Whether a cursor's text can be such a key. Any can if absent. */
  isKey?(text: string): boolean;
}

/** One page of a list that the service returns as a whole. */
export interface WholePage<T> {
  edges: Edge<T>[];
  nodes: T[];
  pageInfo: PageBounds;
  totalCount: number;
}

/** Makes a cursor that only this kind of list accepts. Opaque to clients. */
export function encodeCursor(kind: string, place: Place): string {
  return Buffer.from(JSON.stringify([kind, place])).toString('base64url');
}

/**
 * The position that a cursor of this kind carries.
 * @throws {GraphQLError} BAD_USER_INPUT for a cursor that is not of this kind of list
 */
export function decodeCursor(kind: string, cursor: string): Place {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parsed) && parsed.length === 2 && parsed[0] === kind) return parsed[1] as Place;
  } catch {
    // Falls through to the one error for all foreign cursors.
  }
  throw badUserInput(
    "This cursor is not one of this list's; pass an endCursor or edge cursor as it was given.",
    ['after'],
  );
}

/**
 * The size of the requested page; 50 by default.
 * @throws {GraphQLError} BAD_USER_INPUT if negative or more than MAX_PAGE
 */
export function pageSize(first: number | null | undefined): number {
  const size = first ?? 50;
  if (size < 0 || size > MAX_PAGE) {
    throw badUserInput(
      `\`first\` must be from 0 to ${MAX_PAGE}; fetch the rest page by page, with \`after\`.`,
      ['first'],
    );
  }
  return size;
}

/**
 * Sorts by key, the one order that stays the same when items come and go, so that a cursor can name a place
 * in it.
 * @param key identifies an item for its whole life
 */
export function inKeyOrder<T>(items: readonly T[], key: (item: T) => string): T[] {
  return items.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

/**
 * One page of a list that the service returns as a whole. A cursor carries the keys of its node, and the next page
 * begins after them. So no node is skipped or repeated when nodes are added or removed, even the cursor's own.
 * @throws {GraphQLError} BAD_USER_INPUT if `first` or `after` is not valid
 */
export function pageOfWhole<T>(
  items: readonly T[],
  order: ListOrder<T>,
  { first, after }: PageArguments,
): WholePage<T> {
  const size = pageSize(first);
  const last = placeAfter(order, after);
  const sorted = items
    .map((item) => ({ item, place: placeOf(order, item) }))
    .toSorted((one, other) => comparePlaces(order, one.place, other.place));
  const next = last ? sorted.findIndex(({ place }) => comparePlaces(order, place, last) > 0) : 0;
  const start = next < 0 ? sorted.length : next;
  const shown = sorted.slice(start, start + size);
  const edges = shown.map(({ item, place }) => new Edge(item, order.kind, place));
  const pageInfo = new PageBounds(edges, start > 0, start + shown.length < sorted.length);
  return { edges, nodes: shown.map(({ item }) => item), pageInfo, totalCount: sorted.length };
}

/**
 * The keys that a cursor carries; undefined if there is no cursor.
 * @throws {GraphQLError} BAD_USER_INPUT for a cursor of another list or another order
 */
export function placeAfter<T>(
  { kind, keys }: ListOrder<T>,
  after: string | null | undefined,
): readonly string[] | undefined {
  if (after == null) return undefined;
  const place = decodeCursor(kind, after);
  if (Array.isArray(place) && place.length === keys.length) {
    const texts = place.filter(
      (key, index) => typeof key === 'string' && (keys[index]?.isKey?.(key) ?? true),
    );
    if (texts.length === place.length) return texts as string[];
  }
  throw damagedCursor();
}

function placeOf<T>({ keys }: ListOrder<T>, item: T): string[] {
  return keys.map((key) => key.of(item));
}

function comparePlaces<T>({ keys }: ListOrder<T>, one: readonly string[], other: readonly string[]): number {
  for (const [index, key] of keys.entries()) {
    const difference = key.compare(one[index] ?? '', other[index] ?? '');
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The error for a cursor of the right kind whose position makes no sense. */
export function damagedCursor(): GraphQLError {
  return badUserInput('This cursor is damaged; pass it as it was given.', ['after']);
}
