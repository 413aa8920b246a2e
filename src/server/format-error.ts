import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import { locationsOf } from '../graphql/limits/parsed-documents.ts';
import { WriteError } from '../writes/write.ts';
import { UpstreamError } from '../upstream/errors.ts';

/** Our messages for errors whose own ones mention Apollo Server and its options, by `validationErrorCode`. */
const REWORDED_MESSAGES = new Map([
  ['INTROSPECTION_DISABLED', 'The schema cannot be asked for here; whoever runs the gateway has it.'],
]);

/** What callers are told of an unforeseen error, which may have happened after a write was sent. */
export const INTERNAL_ERROR_MESSAGE =
  'Something went wrong in the gateway and has been logged. A query may be sent again. A mutation may have been carried out: ' +
  'send it again only with the same idempotencyKey, or check the service first.';

/**
 * Reports an error for the log.
 * @param code the error's `extensions.code`
 * @param count how often it occurred; 1 if absent
 */
export type ReportError = (error: unknown, code: string, count?: number) => void;

/**
 * Makes the function that turns any error into what a caller may see: a message, a stable code and, for a
 * service's failure, its source and, if known, `status`, `correlationId` and `retryAfterSeconds`. Unforeseen
 * errors are masked, and reported with their cause.
 */
export function errorFormatter(reportError: ReportError) {
  const report = groupReports(reportError);
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const original = unwrapResolverError(error);
    const locations =
      formatted.locations ?? (error instanceof GraphQLError ? locationsOf(error.nodes) : undefined);
    const where = {
      ...(locations && { locations }),
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
    if (isForCallers(original, extensions['code'])) {
      const message = REWORDED_MESSAGES.get(String(extensions['validationErrorCode'])) ?? formatted.message;
      return { message, ...where, extensions };
    }
    report(original, 'INTERNAL_SERVER_ERROR');
    return { message: INTERNAL_ERROR_MESSAGE, ...where, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
  };
}

/**
 * GraphQL errors with a code are meant for callers, whoever created them: we, graphql-js or Apollo Server.
 */
function isForCallers(error: unknown, code: unknown): boolean {
  return error instanceof GraphQLError && code !== undefined && code !== 'INTERNAL_SERVER_ERROR';
}

/**
 * Reports errors that are alike only once, with their number: a service that is down fails hundreds of fields
 * at a time. All errors of one answer are formatted synchronously, so that they are complete by the next
 * microtask. Errors of other requests that waited for the same read may be counted with them.
 */
function groupReports(report: ReportError): (error: unknown, code: string) => void {
  const groups = new Map<string, { error: unknown; code: string; count: number }>();
  const flush = (): void => {
    for (const { error, code, count } of groups.values()) report(error, code, count);
    groups.clear();
  };
  return (error, code) => {
    if (groups.size === 0) queueMicrotask(flush);
    const key = [code, ...traitsOf(error)].join();
    const group = groups.get(key);
    if (group) group.count += 1;
    else groups.set(key, { error, code, count: 1 });
  };
}

/**
 * What tells errors with the same code apart: the service and its status or, for other errors, where they
 * were thrown.
 */
function traitsOf(error: unknown): readonly unknown[] {
  if (error instanceof UpstreamError) return [error.source, error.status];
  return error instanceof Error ? [error.name, /\n {4}at .*/.exec(error.stack ?? '')?.[0]] : [typeof error];
}

/** The `extensions` of a service's failure. */
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
