import { pino } from 'pino';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { ReportError } from './http/format-error.ts';

/** The process's log: JSON lines on standard error, as standard output is for people. */
export function createLog(level: Config['logLevel']): Logger {
  return pino({ level, base: null }, pino.destination({ dest: 2, sync: true }));
}

/** Writes errors down by how bad they are: what a service failed at is a warning, what nobody foresaw an error with its cause. */
export function errorReporter(log: Logger): ReportError {
  return (error, code) => {
    const level = code === 'INTERNAL_SERVER_ERROR' ? 'error' : 'warn';
    log[level]({ code, err: error }, 'a request failed');
  };
}
