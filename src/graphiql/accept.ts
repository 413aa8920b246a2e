import { readWishes } from '../http/weighted-list.ts';

/** The weight of each item in an Accept or Accept-Encoding header, from 0 (refused) to 1. */
type Wishes = ReadonlyMap<string, number>;

/**
 * Whether a request asks for a page rather than for data: it names HTML and prefers no JSON type to it.
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
 * Whether a request accepts a content coding.
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
