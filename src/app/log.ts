import { pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';
import { currentRequest } from '../observability/current-request.ts';
import type { Config } from './config.ts';
import type { ReportError } from '../server/format-error.ts';
import type { RequestLogLine } from '../server/access-log.ts';
import { unwrapResolverError } from '@apollo/server/errors';

/** What the log says about an error. */
interface ErrorDescription {
  type: string;
  message?: string;
  /** The stack's frames, one a line, without the message. */
  stack: string;
  code?: string;
  source?: string;
  status?: number;
  correlationId?: string;
  cause?: ErrorDescription;
}

/**
 * Errors whose messages are safe to log: the gateway wrote them, or the JavaScript engine did about the code.
 * Any other message may quote its input, as a parser quotes the body and a database the row.
 */
const SAFE_MESSAGES = new Set([
  'UpstreamError',
  'WriteError',
  'ConfigError',
  'StartError',
  'UnreadableSecretError',
  'TypeError',
  'RangeError',
  'ReferenceError',
]);

/** Longest chain of causes that is described. */
const MAX_CAUSES = 5;

/**
 * Describes an error without anything that callers or services sent: no body, document, amount or
 * credentials. The message is left out if it might quote such things; type, code and stack frames remain.
 * @param depth how many causes lead to this error
 */
export function describeError(error: unknown, depth = 0): ErrorDescription {
  if (!(error instanceof Error)) return { type: typeof error, stack: '' };
  const { name, message, stack = '', cause } = error;
  const { code, syscall, source, status, correlationId } = error as unknown as Record<string, unknown>;
  // The message of a system or connection error names an address at most.
  const isSafeMessage = SAFE_MESSAGES.has(name) || typeof syscall === 'string';
  return {
    type: name,
    ...(isSafeMessage && { message }),
    stack: framesOf(stack, message),
    ...(typeof code === 'string' && { code }),
    ...(typeof source === 'string' && { source }),
    ...(typeof status === 'number' && { status }),
    ...(typeof correlationId === 'string' && { correlationId }),
    ...(cause !== undefined && depth < MAX_CAUSES && { cause: describeError(cause, depth + 1) }),
  };
}

/** The frames of a stack, without the message that it begins with and that may run over several lines. */
function framesOf(stack: string, message: string): string {
  const at = message === '' ? 0 : stack.indexOf(message);
  return (at < 0 ? '' : stack.slice(at + message.length))
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .join('\n');
}

/**
 * Creates the process's log: JSON lines on standard error. Standard output is left to messages for people.
 * @param destination where to write instead of standard error
 */
export function createLog(level: Config['logLevel'], destination?: DestinationStream): Logger {
  const options = { level, base: null, serializers: { err: describeError }, mixin: whoseLine };
  return pino(options, destination ?? pino.destination({ dest: 2, sync: true }));
}

/** What every line says that is written on behalf of a request. */
function whoseLine(): object {
  const request = currentRequest();
  return request ? { requestId: request.id } : {};
}

/** Logs failed requests: an unforeseen failure as an error, any other, such as a service's, as a warning. */
export function errorReporter(log: Logger): ReportError {
  return (error, code, count = 1) => {
    const level = code === 'INTERNAL_SERVER_ERROR' ? 'error' : 'warn';
    log[level]({ code, ...(count > 1 && { count }), err: error }, 'a request failed');
  };
}

/** Logs each request in one line: as a warning if somebody may have to look after what it wrote. */
export function requestLogger(log: Logger): (line: RequestLogLine) => void {
  return (line) => log[needsCare(line) ? 'warn' : 'info'](line, 'request');
}

/** Whether a write is in doubt, or some of several were carried out and others not. */
function needsCare({ writes = [] }: RequestLogLine): boolean {
  const done = writes.filter(({ outcome }) => outcome === 'APPLIED' || outcome === 'QUEUED').length;
  const isPartial = done > 0 && done < writes.length;
  return isPartial || writes.some(({ outcome }) => outcome === 'UNKNOWN');
}

/**
 * Logs unhandled promise rejections instead of letting Node end the process, and with it everybody's requests
 * and writes. graphql-js causes some: when one entry of a list fails synchronously, it drops the promises of
 * the entries before it, and these may reject later, for instance when their client goes away.
 */
export function logUnhandledRejections(log: Logger): void {
  process.on('unhandledRejection', (error) => {
    log.warn({ err: unwrapResolverError(error) }, 'something failed that nobody waited for');
  });
}

/**
 * Ends the process at an uncaught exception, as Node would, but logs it without its message where that may
 * quote data. Node itself would print it, including the text that a parser failed at.
 */
export function exitOnUncaughtException(log: Logger): void {
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'something failed that nobody handled; the process ends');
    process.exit(1);
  });
}
