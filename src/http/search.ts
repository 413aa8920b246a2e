import { RefusedRequest } from './refused-request.ts';
import { checkDocument, checkText, parseRequestJson } from './request-json.ts';

/**
 * The search part of a GET's address, held to the same rules as a body. GraphQL over HTTP: an empty operationName is none.
 * @param search with its question mark, or empty
 * @param maxDepth as in `parseRequestJson`
 * @returns the search to go on with
 * @throws {RefusedRequest} 400
 */
export function checkedSearch(search: string, maxDepth: number): string {
  checkText(decoded(search), 'address');
  const parameters = new URLSearchParams(search);
  checkDocument(parameters.get('query'));
  for (const name of ['variables', 'extensions']) {
    const json = parameters.get(name);
    if (json !== null) parseRequestJson(json, `${name} parameter`, maxDepth);
  }
  if (parameters.get('operationName') !== '') return search;
  parameters.delete('operationName', '');
  return `?${parameters}`;
}

/** URLSearchParams would put replacement characters where the bytes are not UTF-8. */
function decoded(search: string): string {
  try {
    return decodeURIComponent(search);
  } catch {
    throw new RefusedRequest(400, 'BAD_REQUEST', 'The address is not percent-encoded UTF-8; encode it anew.');
  }
}
