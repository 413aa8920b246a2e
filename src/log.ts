import { pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';
import type { Config } from './config.ts';
import type { ReportError } from './http/format-error.ts';
import type { RequestLine } from './http/request-note.ts';
import { describeError } from './log-error.ts';

/**
 * The process's log: JSON lines on standard error, as standard output is for people.
 * @param destination where the lines go instead
 */
export function createLog(level: Config['logLevel'], destination?: DestinationStream): Logger {
  const options = { level, base: null, serializers: { err: describeError } };
  return pino(options, destination ?? pino.destination({ dest: 2, sync: true }));
}

/** Writes errors down by how bad they are: what a service failed at is a warning, what nobody foresaw an error with its cause. */
export function errorReporter(log: Logger): ReportError {
  return (error, code, count = 1) => {
    const level = code === 'INTERNAL_SERVER_ERROR' ? 'error' : 'warn';
    log[level]({ code, ...(count > 1 && { count }), err: error }, 'a request failed');
  };
}

/** Writes each request down in one line. */
export function requestLogger(log: Logger): (line: RequestLine) => void {
  return (line) => log.info(line, 'request');
}
