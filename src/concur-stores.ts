import { createHash } from 'node:crypto';
import type { FileUrlStore } from './concur/file-urls.ts';
import type { RefreshState, RefreshStore } from './concur/refresh-store.ts';
import type { Notes } from './journal/notes.ts';
import type { Vault } from './journal/vault.ts';

/**
 * Keeps Concur's newest refresh token where every replica finds it, also after a restart.
 * @param configured the token of the configuration: when an operator sets another one, what was kept for the old one is
 *   left behind
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

/** Keeps the addresses of payment files where every replica finds them, also after a restart. */
export function fileUrlStoreIn(notes: Notes): FileUrlStore {
  return {
    get: (batchId) => notes.get(fileNote(batchId)),
    put: (batchId, path) => notes.put(fileNote(batchId), path),
  };
}

function fileNote(batchId: string): string {
  return `concur-file ${batchId}`;
}
