import assert from 'node:assert/strict';

interface Errors {
  data?: unknown;
  errors: { message: string; extensions: { code: string; argument?: string } }[];
}

/** Holds a refusal to its shape: a GraphQL answer without data, with one error, and no page. */
export async function assertRefused(
  response: Response,
  status: number,
  code: string,
): Promise<Errors['errors'][0]> {
  const text = await response.text();
  assert.equal(response.status, status, text);
  assert.match(
    response.headers.get('content-type') ?? '',
    /^application\/(graphql-response\+)?json; charset=utf-8$/,
  );
  return assertRefusal(text, code);
}

/** The same for a body alone. */
export function assertRefusal(body: string, code: string): Errors['errors'][0] {
  const { data, errors }: Errors = JSON.parse(body);
  assert.equal(data, undefined);
  const [error, ...more] = errors;
  assert.ok(error && more.length === 0);
  assert.equal(error.extensions.code, code);
  assert.ok(error.message.length > 10);
  return error;
}
