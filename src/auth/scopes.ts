/**
 * The scopes that a caller can have; none includes another.
 *
 * - `payments:read`: see everything but payment files and the mutation log.
 * - `payments:files`: see and download payment files.
 * - `payments:edit`: create, change and abandon drafts.
 * - `payments:submit`: submit drafts for authorisation.
 * - `payments:approve`: move payments towards being paid, or back.
 * - `payments:audit`: see who wrote what, and where in the services things are.
 * - `payments:resolve`: settle by hand a write whose outcome is unknown.
 */
export const SCOPES = [
  'payments:read',
  'payments:files',
  'payments:edit',
  'payments:submit',
  'payments:approve',
  'payments:audit',
  'payments:resolve',
] as const;

/** One of `SCOPES`. */
export type Scope = (typeof SCOPES)[number];

/** Whether a text names one of the gateway's scopes. */
export function isScope(text: string): text is Scope {
  return (SCOPES as readonly string[]).includes(text);
}

/** Scopes of release 0.1 of which a part has become a scope of its own. */
const SPLIT_SINCE_0_1 = { 'payments:read': 'payments:files', 'payments:approve': 'payments:submit' } as const;

/** Scopes that release 0.1 did not have. */
const NEW_SINCE_0_1: ReadonlySet<Scope> = new Set([...Object.values(SPLIT_SINCE_0_1), 'payments:resolve']);

/**
 * What must be added to the scopes of a key from release 0.1, so that it allows what it did: whoever could read could
 * download files, and whoever could approve could submit. Nothing if one of them is newer than that release.
 */
export function missingSince0_1(scopes: readonly Scope[]): Scope[] {
  if (scopes.some((scope) => NEW_SINCE_0_1.has(scope))) return [];
  return Object.entries(SPLIT_SINCE_0_1).flatMap(([had, split]) =>
    scopes.some((scope) => scope === had) ? [split] : [],
  );
}
