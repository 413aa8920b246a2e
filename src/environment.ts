import * as z from 'zod';

/** Schema of a variable that holds a whole number. */
export function wholeNumber(min: number, max: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((value) => value >= min && value <= max, `must be a whole number from ${min} to ${max}`);
}

/** Schema of a variable that holds an origin: scheme, host and port only. */
export const origin = z
  .url({
    protocol: /^https?$/,
    error: 'must be an http(s) address such as https://us2.api.concursolutions.com',
  })
  .refine(isBareOrigin, 'must have no path, query or user: scheme, host and port only');

/** Also true of a text that is not a URL at all: the check before this one reports that. */
function isBareOrigin(value: string): boolean {
  return !URL.canParse(value) || new URL(value).href === `${new URL(value).origin}/`;
}
