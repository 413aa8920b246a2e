import { ConfigError } from '../start-error.ts';
import type { Config } from '../config.ts';

const MOST = 64;

/**
 * How many processes answer, as `--workers` says; 1 where it says nothing.
 * @throws {ConfigError} if it is no whole number from 1 to 64
 */
export function workerCount(given = '1'): number {
  const count = /^\d{1,9}$/.test(given) ? Number(given) : 0;
  if (count >= 1 && count <= MOST) return count;
  throw new ConfigError([`--workers must be a whole number from 1 to ${MOST}.`]);
}

/**
 * Refuses what one process alone can use: SQLite's journal holds its locks in the process, so two of them would write to
 * one payment at once; and without SECRETS_KEY each keeps for itself the refresh token that Concur replaces at each use.
 * @throws {ConfigError} naming what several workers cannot share, and what to set
 */
export function refuseUnshared(config: Config, workers: number): void {
  if (workers === 1) return;
  const problems: string[] = [];
  if (config.journalUrl.startsWith('sqlite:')) {
    problems.push(
      `--workers ${workers} needs a journal that processes share, and SQLite's is for one alone: ` +
        'set JOURNAL_URL to postgres://user:password@host:5432/database.',
    );
  }
  if (config.concur && !config.secretsKey) {
    problems.push(
      `--workers ${workers} needs a key under which processes share the refresh token that SAP Concur replaces at each use: ` +
        'set SECRETS_KEY to 32 random bytes.',
    );
  }
  if (problems.length > 0) throw new ConfigError(problems);
}
