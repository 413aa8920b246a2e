import { RefusedRequest } from './refused-request.ts';
import { checkDocument, checkString, parseRequestJson } from './request-json.ts';

/**
 * Checks the query string of a GET by the same rules as a body, and drops an empty `operationName`, which
 * GraphQL over HTTP treats as absent.
 * @param search the query string with its question mark, or empty
 * @param maxDepth as in `parseRequestJson`
 * @returns the query string to use
 * @throws {RefusedRequest} 400 if it breaks a rule
 */
export function checkedSearch(search: string, maxDepth: number): string {
  checkString(decoded(search), 'address');
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

/**
 * Refuses bytes that are not UTF-8, which URLSearchParams would silently turn into replacement characters.
 */
function decoded(search: string): string {
  try {
    return decodeURIComponent(search);
  } catch {
    throw new RefusedRequest(400, 'BAD_REQUEST', 'The address is not percent-encoded UTF-8; encode it anew.');
  }
}
