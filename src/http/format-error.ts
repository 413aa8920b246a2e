import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import { WriteError } from '../journal/write-errors.ts';
import { UpstreamError } from '../upstream/errors.ts';

/** The server's own library names itself, and how it is set up, in what it says of these. */
const OTHER_WORDS = new Map([
  ['INTROSPECTION_DISABLED', 'The schema cannot be asked for here; whoever runs the gateway has it.'],
]);

/** Told of every error whose cause is worth a line in the log, and how often it came where that is more than once. */
export type ReportError = (error: unknown, code: string, count?: number) => void;

/**
 * Turns any error into what a caller may see: a stable code and, for a service's failure, its source and where known
 * `status`, `correlationId` and `retryAfterSeconds`. Whatever was not foreseen is masked, and reported with its cause.
 */
export function errorFormatter(reportError: ReportError) {
  const report = onceForAllAlike(reportError);
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

/**
 * Tells of errors that are alike once, and of how many there are: a service that is down fails hundreds of fields at a time. An
 * answer's errors are formatted in one go, so that those of one request are all there by the next microtask; with them may be
 * those of others that waited for the same read.
 */
function onceForAllAlike(report: ReportError): (error: unknown, code: string) => void {
  const alike = new Map<string, { error: unknown; code: string; count: number }>();
  const tell = (): void => {
    for (const { error, code, count } of alike.values()) report(error, code, count);
    alike.clear();
  };
  return (error, code) => {
    if (alike.size === 0) queueMicrotask(tell);
    const key = [code, ...traitsOf(error)].join();
    const known = alike.get(key);
    if (known) known.count += 1;
    else alike.set(key, { error, code, count: 1 });
  };
}

/** What tells errors apart that have one code: which service answered what or, where that is not it, where it was thrown. */
function traitsOf(error: unknown): readonly unknown[] {
  if (error instanceof UpstreamError) return [error.source, error.status];
  return error instanceof Error ? [error.name, /\n {4}at .*/.exec(error.stack ?? '')?.[0]] : [typeof error];
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
