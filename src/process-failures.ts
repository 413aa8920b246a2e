import { unwrapResolverError } from '@apollo/server/errors';
import type { Logger } from 'pino';

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
