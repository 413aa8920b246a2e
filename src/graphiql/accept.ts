import { parseWeights } from '../http/weighted-list.ts';

/**
 * Whether a request asks for a page rather than for data: it names HTML and prefers no JSON type to it.
 *
 * @param accept the request's Accept header.
 */
export function wantsHtml(accept = ''): boolean {
  const weights = parseWeights(accept);
  const html = weights.get('text/html') ?? 0;
  const json = Math.max(
    weights.get('application/json') ?? 0,
    weights.get('application/graphql-response+json') ?? 0,
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
  const weights = parseWeights(acceptEncoding ?? '');
  return (weights.get(coding) ?? weights.get('*') ?? 0) > 0;
}
