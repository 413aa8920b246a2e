/**
 * The scopes that a caller can have.
 *
 * - `payments:read`: look at payments.
 * - `payments:edit`: create, change and abandon drafts.
 * - `payments:approve`: move payments towards being paid, or back.
 * - `payments:audit`: see who wrote what.
 */
export const SCOPES = ['payments:read', 'payments:edit', 'payments:approve', 'payments:audit'] as const;

/** One of `SCOPES`. */
export type Scope = (typeof SCOPES)[number];

/** Whether a text names one of the gateway's scopes. */
export function isScope(text: string): text is Scope {
  return (SCOPES as readonly string[]).includes(text);
}
