import { unwrapResolverError } from '@apollo/server/errors';
import type { Logger } from 'pino';

/**
 * Notes a failure that nobody waits for, and goes on. GraphQL's library makes some: where one entry of a list fails at once,
 * it forgets what the entries before it still wait for, and that may fail when their client has gone. Node would end the
 * process, and with it the requests and writes of everybody else.
 */
export function surviveForgottenFailures(log: Logger): void {
  process.on('unhandledRejection', (error) => {
    log.warn({ err: unwrapResolverError(error) }, 'something failed that nobody waited for');
  });
}

/**
 * Ends the process at what nobody handles, as Node would, without showing what it was about: Node prints the text that a
 * parser failed at.
 */
export function endAtUnhandledErrors(log: Logger): void {
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'something failed that nobody handled; the process ends');
    process.exit(1);
  });
}
