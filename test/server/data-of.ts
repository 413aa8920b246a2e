import assert from 'node:assert/strict';

/** What a GraphQL answer holds, which must be free of errors. */
export async function dataOf(answer: Response | string): Promise<unknown> {
  const text = typeof answer === 'string' ? answer : await answer.text();
  const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: unknown };
  assert.equal(errors, undefined, text);
  return data;
}
