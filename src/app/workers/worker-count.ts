import { ConfigError } from '../../start-error.ts';
import type { Config } from '../config.ts';

const MAX_WORKERS = 64;

/**
 * Parses the value of `--workers`.
 * @throws {ConfigError} if it is not a whole number from 1 to 64
 */
export function workerCount(given = '1'): number {
  const count = /^\d{1,9}$/.test(given) ? Number(given) : 0;
  if (count >= 1 && count <= MAX_WORKERS) return count;
  throw new ConfigError([`--workers must be a whole number from 1 to ${MAX_WORKERS}.`]);
}

/**
 * Refuses a configuration that several processes cannot share. SQLite's journal keeps its locks in one
 * process, so two workers could write to one payment at once. Without SECRETS_KEY each worker keeps its own
 * copy of a secret that a service replaces at each use.
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
  for (const { service } of config.services) {
    if (!service.sharedSecret || config.secretsKey) continue;
    problems.push(
      `--workers ${workers} needs a key under which processes share ${service.sharedSecret}: ` +
        'set SECRETS_KEY to 32 random bytes.',
    );
  }
  if (config.ops) {
    problems.push(
      `OPS_PORT shows the figures of one process, and --workers ${workers} makes several: run replicas of one process each, or leave OPS_PORT out.`,
    );
  }
  if (problems.length > 0) throw new ConfigError(problems);
}
