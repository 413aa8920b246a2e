import { createHash } from 'node:crypto';
import type { FileUrlStore } from './concur/file-urls.ts';
import type { RefreshState, RefreshStore } from './concur/refresh-store.ts';
import type { Notes } from './journal/notes.ts';
import type { Vault } from './journal/vault.ts';

/**
 * Keeps Concur's newest refresh token where every replica finds it, even after a restart.
 * @param configured the refresh token from the configuration. The stored state is filed under it, so setting
 *   a new token abandons what was stored for the old one.
 */
export function refreshStoreIn(vault: Vault, configured: string): RefreshStore {
  const name = `concur-refresh ${createHash('sha256').update(configured).digest('base64url')}`;
  return {
    async load() {
      const kept = await vault.get(name);
      return kept === undefined ? undefined : (JSON.parse(kept) as RefreshState);
    },
    save: (state) => vault.put(name, JSON.stringify(state)),
    exclusively: (work) => vault.exclusively(name, work),
  };
}

/** Keeps the paths of payment files where every replica finds them, even after a restart. */
export function fileUrlStoreIn(notes: Notes): FileUrlStore {
  return {
    get: (batchId) => notes.get(fileNote(batchId)),
    put: (batchId, path) => notes.put(fileNote(batchId), path),
  };
}

function fileNote(batchId: string): string {
  return `concur-file ${batchId}`;
}
