import type { Journal } from './journal.ts';
import type { Notes } from './notes.ts';
import { Secrets } from './secrets.ts';

/** Small named secrets, shared by all replicas on one store. */
export interface Vault {
  /**
   * The latest value; undefined if there is none. Throws UnreadableSecretError if it was stored with another
   * key.
   */
  get(name: string): Promise<string | undefined>;

  /** Replaces a value; when this resolves, it is stored. */
  put(name: string, value: string): Promise<void>;

  /**
   * Runs `work` while no other replica runs work under the same name. Waiting is first come, first served.
   */
  exclusively<T>(name: string, work: () => Promise<T>): Promise<T>;
}

/** What a Vault needs. */
export interface VaultOptions {
  notes: Notes;
  journal: Pick<Journal, 'exclusively'>;
  /** The encryption key, 32 bytes. Without it, secrets stay in memory. */
  key: Buffer | undefined;
  /**
   * Called once with a warning if there is no key and a first secret is stored, which will be lost with the
   * process.
   */
  onNotKept: (message: string) => void;
}

/**
 * Stores secrets encrypted. Without a key they are kept in memory only, as no secret is ever stored in plain
 * text.
 */
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

/** The name of the note that holds a secret. No other notes have this prefix. */
function noteOf(name: string): string {
  return `secret/${name}`;
}
