import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import { WriteError } from '../journal/write-errors.ts';
import { UpstreamError } from '../upstream/errors.ts';

/** The server's own library names itself, and how it is set up, in what it says of these. */
const OTHER_WORDS = new Map([
  ['INTROSPECTION_DISABLED', 'The schema cannot be asked for here; whoever runs the gateway has it.'],
]);

/** Told of every error whose cause is worth a line in the log. */
export type ReportError = (error: unknown, code: string) => void;

/**
 * Turns any error into what a caller may see: a stable code and, for a service's failure, its source and where known
 * `status`, `correlationId` and `retryAfterSeconds`. Whatever was not foreseen is masked, and reported with its cause.
 */
export function errorFormatter(report: ReportError) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const original = unwrapResolverError(error);
    const where = {
      ...(formatted.locations && { locations: formatted.locations }),
      ...(formatted.path && { path: formatted.path }),
    };
    if (original instanceof UpstreamError) {
      report(original, original.code);
      return { message: original.message, ...where, extensions: upstreamExtensions(original) };
    }
    if (original instanceof WriteError) {
      report(original, original.code);
      return { message: original.message, ...where, extensions: { code: original.code } };
    }
    const { stacktrace: _, ...extensions } = formatted.extensions ?? {};
    if (isOurs(original, extensions['code'])) {
      const message = OTHER_WORDS.get(String(extensions['validationErrorCode'])) ?? formatted.message;
      return { message, ...where, extensions };
    }
    report(original, 'INTERNAL_SERVER_ERROR');
    const message =
      'Something went wrong in the gateway; it has been logged. Try again, and report it if it happens again.';
    return { message, ...where, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
  };
}

/** GraphQL errors with a code were written for callers: by the gateway, by graphql about the document, by the server about the request. */
function isOurs(error: unknown, code: unknown): boolean {
  return error instanceof GraphQLError && code !== undefined && code !== 'INTERNAL_SERVER_ERROR';
}

/** What a caller may know of a service's failure, besides its message. */
export function upstreamExtensions(error: UpstreamError): Record<string, unknown> {
  const { code, source, status, correlationId, retryAfterSeconds } = error;
  return {
    code,
    source,
    ...(status !== undefined && { status }),
    ...(correlationId !== undefined && { correlationId }),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  };
}
