import * as z from 'zod';

/** A variable that holds an origin: scheme, host and port alone. */
export const origin = z
  .url({
    protocol: /^https?$/,
    error: 'must be an http(s) address such as https://us2.api.concursolutions.com',
  })
  .refine(isBareOrigin, 'must have no path, query or user: scheme, host and port only');

/** What is no address at all is told apart by its own message. */
function isBareOrigin(value: string): boolean {
  return !URL.canParse(value) || new URL(value).href === `${new URL(value).origin}/`;
}
