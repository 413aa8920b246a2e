import assert from 'node:assert/strict';
import { readConfig } from '../../src/app/config.ts';
import { ConfigError } from '../../src/start-error.ts';

/** The problems for which an environment is refused; none if it is accepted. */
export function problemsOf(env: Record<string, string>): readonly string[] {
  return problemsIn(() => readConfig(env));
}

/** The problems of the ConfigError that `work` throws; none if it throws nothing. */
export function problemsIn(work: () => unknown): readonly string[] {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.problems;
  }
  return [];
}
