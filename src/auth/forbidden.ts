import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { RefusedRequest } from '../http/refused-request.ts';
import type { Demand } from './operation-demands.ts';
import type { Requirement } from './required-scopes.ts';
import { SCOPES } from './scopes.ts';

/**
 * The refusal of an operation whose caller lacks scopes. It names the scopes and the fields that need them.
 */
export function forbidden(unmet: readonly Demand[]): GraphQLError {
  const requirements = unmet.map(({ requirement }) => requirement);
  return new GraphQLError(messageFor(requirements), {
    nodes: unmet.map(({ node }) => node),
    extensions: {
      code: 'FORBIDDEN',
      scopes: scopesOf(requirements),
      http: { status: 403, headers: new HeaderMap([['www-authenticate', challenge(requirements)]]) },
    },
  });
}

/** The refusal of a request that is not GraphQL, such as a file download, whose caller lacks scopes. */
export function forbiddenRequest(unmet: readonly Requirement[]): RefusedRequest {
  return new RefusedRequest(403, 'FORBIDDEN', messageFor(unmet), {
    headers: { 'www-authenticate': challenge(unmet) },
    extensions: { scopes: scopesOf(unmet) },
  });
}

/** RFC 6750, 3.1: the challenge for a caller that is known but lacks scopes. */
function challenge(unmet: readonly Requirement[]): string {
  return `Bearer realm="payments", error="insufficient_scope", scope="${scopesOf(unmet).join(' ')}"`;
}

function scopesOf(unmet: readonly Requirement[]): string[] {
  const named = new Set(unmet.flatMap(({ alternatives }) => alternatives.flat()));
  return SCOPES.filter((scope) => named.has(scope));
}

function messageFor(unmet: readonly Requirement[]): string {
  const parts = unmet.map(
    ({ coordinate, alternatives }) =>
      `${coordinate} requires the scope ${alternatives.map((list) => list.join(' and ')).join(', or ')}`,
  );
  return `The caller lacks scopes: ${parts.join('; ')}. Nothing was done.`;
}
