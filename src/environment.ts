import * as z from 'zod';

/** Schema of a variable that holds an origin: scheme, host and port only. */
export const origin = z
  .url({
    protocol: /^https?$/,
    error: 'must be an http(s) address such as https://payments.example.com',
  })
  .refine(isBareOrigin, 'must have no path, query or user: scheme, host and port only');

/** Schema of a variable that holds any text but a blank one. */
export const text = z.string().trim().min(1);

/** Schema of a variable that holds a whole number within bounds. */
export function wholeNumber(min: number, max: number) {
  const problem = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, problem)
    .transform(Number)
    .refine((value) => value >= min && value <= max, problem);
}

/** What is wrong with the variables that a schema refused, one sentence for each. They quote no value. */
export function problemsIn(error: z.ZodError | undefined): string[] {
  return error?.issues.map((issue) => `${issue.path.join('.')} ${reworded(issue.message)}.`) ?? [];
}

/** Rewords Zod's messages to read after the name of a variable. */
function reworded(message: string): string {
  return message.replace(/^Invalid option: expected/, 'must be').replace(/^Invalid input: /, '');
}

/** Also true of a text that is not a URL at all: the check before this one reports that. */
function isBareOrigin(value: string): boolean {
  return !URL.canParse(value) || new URL(value).href === `${new URL(value).origin}/`;
}
