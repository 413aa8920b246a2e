/**
 * What a caller may be allowed to do. `payments:read`: look at payments. `payments:edit`: make and change drafts, and give
 * them up. `payments:approve`: move payments on towards being paid, or back. `payments:audit`: see who wrote what.
 */
export const SCOPES = ['payments:read', 'payments:edit', 'payments:approve', 'payments:audit'] as const;

export type Scope = (typeof SCOPES)[number];

/** Whether a text names one of the gateway's scopes. */
export function isScope(text: string): text is Scope {
  return (SCOPES as readonly string[]).includes(text);
}
