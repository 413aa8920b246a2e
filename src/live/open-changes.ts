import type { Logger } from 'pino';
import { LocalChanges } from './changes.ts';
import type { Changes } from './changes.ts';

/**
 * Tells of writes between all processes that share a store.
 * @param url of the store; processes share one on PostgreSQL only
 */
export async function openChanges(url: string, log: Logger): Promise<Changes> {
  if (!/^postgres(?:ql)?:/.test(url)) return new LocalChanges();
  // Loaded only if needed, as it brings the PostgreSQL client.
  const { PostgresChanges } = await import('./postgres-changes.ts');
  const changes = new PostgresChanges(url, log);
  await changes.ready();
  return changes;
}
