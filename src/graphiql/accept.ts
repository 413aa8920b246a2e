import { readWishes } from '../http/weighted-list.ts';

/** How much a request wants each of the things that one of its Accept headers names: 0 is not at all, 1 the most. */
type Wishes = ReadonlyMap<string, number>;

/**
 * Says whether a request asks for a page rather than for data: it names HTML outright, and no form of JSON above it.
 *
 * @param accept the request's Accept header.
 */
export function wantsHtml(accept: string | undefined): boolean {
  const wishes = wishesOf(accept);
  const html = wishes.get('text/html') ?? 0;
  const json = Math.max(
    wishes.get('application/json') ?? 0,
    wishes.get('application/graphql-response+json') ?? 0,
  );
  return html > 0 && html >= json;
}

/**
 * Says whether a request lets an answer be compressed in a given way.
 *
 * @param acceptEncoding the request's Accept-Encoding header.
 * @param coding a content coding, such as `br`.
 */
export function acceptsCoding(acceptEncoding: string | undefined, coding: string): boolean {
  const wishes = wishesOf(acceptEncoding);
  return (wishes.get(coding) ?? wishes.get('*') ?? 0) > 0;
}

function wishesOf(header = ''): Wishes {
  return new Map(readWishes(header).map(({ name, weight }) => [name, weight]));
}
