import { SCOPES } from '../auth/scopes.ts';
import type { Scope } from '../auth/scopes.ts';
import type { RateLimit, Resolvers, Scope as ScopeName } from '../generated/resolvers.ts';
import type { GatewayContext } from './context.ts';

const NAMES: Readonly<Record<Scope, ScopeName>> = {
  'payments:read': 'PAYMENTS_READ',
  'payments:files': 'PAYMENTS_FILES',
  'payments:edit': 'PAYMENTS_EDIT',
  'payments:submit': 'PAYMENTS_SUBMIT',
  'payments:approve': 'PAYMENTS_APPROVE',
  'payments:audit': 'PAYMENTS_AUDIT',
  'payments:resolve': 'PAYMENTS_RESOLVE',
};

/** Who asks, and what they may do. */
export const viewer: Pick<Resolvers, 'Query' | 'Viewer'> = {
  Query: {
    viewer: (_parent, _args, { caller: { name, scopes } }) => ({
      name,
      scopes: SCOPES.filter((scope) => scopes.has(scope)).map((scope) => NAMES[scope]),
    }),
  },
  Viewer: { rateLimit: (_parent, _args, context) => rateLimitOf(context) },
};

function rateLimitOf(context: GatewayContext): RateLimit | null {
  const { left } = context.budget;
  // It changes with every request, and so does this answer.
  const now = context.now();
  if (!left) return null;
  const { pointsPerMinute, remaining, fullInSeconds } = left;
  return { pointsPerMinute, remaining, resetsAt: new Date(now + fullInSeconds * 1_000).toISOString() };
}
