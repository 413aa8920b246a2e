import { pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';
import type { Config } from './config.ts';
import type { ReportError } from './http/format-error.ts';
import type { RequestLogLine } from './http/request-note.ts';
import { describeError } from './log-error.ts';

/**
 * Creates the process's log: JSON lines on standard error. Standard output is left to messages for people.
 * @param destination where to write instead of standard error
 */
export function createLog(level: Config['logLevel'], destination?: DestinationStream): Logger {
  const options = { level, base: null, serializers: { err: describeError } };
  return pino(options, destination ?? pino.destination({ dest: 2, sync: true }));
}

/** Logs failed requests: an unforeseen failure as an error, any other, such as a service's, as a warning. */
export function errorReporter(log: Logger): ReportError {
  return (error, code, count = 1) => {
    const level = code === 'INTERNAL_SERVER_ERROR' ? 'error' : 'warn';
    log[level]({ code, ...(count > 1 && { count }), err: error }, 'a request failed');
  };
}

/** Logs each request in one line. */
export function requestLogger(log: Logger): (line: RequestLogLine) => void {
  return (line) => log.info(line, 'request');
}
