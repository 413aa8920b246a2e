import type { Journal } from './journal.ts';
import type { Notes } from './notes.ts';
import { Secrets } from './secrets.ts';

/** Small secret values under names, shared by every replica on one store. */
export interface Vault {
  /** The value that was put last. Throws UnreadableSecretError where it was stored under another key. */
  get(name: string): Promise<string | undefined>;

  /** Keeps a value in place of the one before; when this resolves, it is where it will be kept. */
  put(name: string, value: string): Promise<void>;

  /** Runs `work` while no other replica does so under the same name, in the order of asking. */
  exclusively<T>(name: string, work: () => Promise<T>): Promise<T>;
}

export interface VaultOptions {
  notes: Notes;
  journal: Pick<Journal, 'exclusively'>;
  /** What secrets are encrypted with, 32 bytes; without it they stay in memory. */
  key: Buffer | undefined;
  /** Told once, if there is no key and the first secret has come that will be lost with the process. */
  onNotKept: (message: string) => void;
}

/** Keeps secrets in the store, encrypted; without a key in memory alone, for nothing secret is stored in the clear. */
export function openVault({ notes, journal, key, onNotKept }: VaultOptions): Vault {
  const exclusively: Vault['exclusively'] = (name, work) => journal.exclusively(`secret ${name}`, work);
  if (!key) return { ...vaultInMemory(onNotKept), exclusively };
  const secrets = new Secrets(key);
  return {
    async get(name) {
      const sealed = await notes.get(noteOf(name));
      return sealed === undefined ? undefined : secrets.open(name, sealed);
    },
    put: (name, value) => notes.put(noteOf(name), secrets.seal(name, value)),
    exclusively,
  };
}

function vaultInMemory(onNotKept: (message: string) => void): Pick<Vault, 'get' | 'put'> {
  const values = new Map<string, string>();
  return {
    get: (name) => Promise.resolve(values.get(name)),
    put(name, value) {
      if (values.size === 0) {
        onNotKept(
          `SECRETS_KEY is not set, so the secret "${name}" is kept in memory only: it is lost when this process ends, ` +
            'and other replicas do not see it. Set SECRETS_KEY to 32 random bytes, the same on every replica.',
        );
      }
      values.set(name, value);
      return Promise.resolve();
    },
  };
}

/** The note that a secret is kept in; no other note begins so. */
function noteOf(name: string): string {
  return `secret/${name}`;
}
