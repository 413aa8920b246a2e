import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newApiKey } from '../../src/auth/new-api-key.ts';
import type { ApiKeyRecord } from '../../src/auth/api-keys.ts';
import type { Scope } from '../../src/auth/caller.ts';

/** What ends: a test, or a suite. */
export interface Ending {
  after(end: () => void): void;
}

/** A name for a file in a folder of its own, which goes when the test does. */
export function fileFor(t: Ending, name = 'keys.json'): string {
  const folder = mkdtempSync(join(tmpdir(), 'api-keys-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return join(folder, name);
}

/** A file of one key for each name with its scopes, and the keys by name. */
export function keyFile<Name extends string>(
  t: Ending,
  callers: Readonly<Record<Name, readonly Scope[]>>,
): { path: string; keys: Record<Name, string>; records: ApiKeyRecord[] } {
  const path = fileFor(t);
  const records: ApiKeyRecord[] = [];
  const keys = {} as Record<Name, string>;
  for (const name of Object.keys(callers) as Name[]) {
    const { key, record } = newApiKey({ name, scopes: [...callers[name]] });
    keys[name] = key;
    records.push(record);
  }
  writeFileSync(path, JSON.stringify(records));
  return { path, keys, records };
}
