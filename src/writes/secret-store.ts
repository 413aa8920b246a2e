import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { Journal } from './store/store.ts';
import type { Notes } from './store/entries.ts';

/** The only format so far: AES-256-GCM with a random 96-bit nonce. */
const FORMAT = '1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Thrown if a sealed value cannot be read with this gateway's key. The message names the value but does not
 * show it.
 */
export class UnreadableSecretError extends Error {
  override readonly name = 'UnreadableSecretError';
}

/** Encrypts small values for storage. Each is bound to its name: under another name, it cannot be read. */
export class Secrets {
  readonly #key: Buffer;
  /** Identifies the key without revealing anything about it. */
  readonly #keyId: string;

  /** @param key 32 random bytes */
  constructor(key: Buffer) {
    this.#key = key;
    this.#keyId = createHash('sha256').update('key id').update(key).digest('hex').slice(0, 8);
  }

  /** Encrypts a value; the result is different each time. */
  seal(name: string, value: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce);
    cipher.setAAD(Buffer.from(name));
    const sealed = Buffer.concat([nonce, cipher.update(value, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return [FORMAT, this.#keyId, sealed.toString('base64url')].join('.');
  }

  /** Decrypts a value. Throws UnreadableSecretError if it was sealed with another key or was altered. */
  open(name: string, sealed: string): string {
    const [format, keyId, text = ''] = sealed.split('.');
    if (format !== FORMAT) {
      throw new UnreadableSecretError(
        `The secret "${name}" was stored by another version of this program; run that version, or a newer one.`,
      );
    }
    if (keyId !== this.#keyId) {
      throw new UnreadableSecretError(
        `The secret "${name}" was stored under another SECRETS_KEY than this gateway has (key id ${keyId}, not ` +
          `${this.#keyId}). Start it with that key; if the key is lost, delete the secret and enter it anew.`,
      );
    }
    const bytes = Buffer.from(text, 'base64url');
    const nonce = bytes.subarray(0, NONCE_BYTES);
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.#key, nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(Buffer.from(name));
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      return (
        decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
      );
    } catch (error) {
      throw new UnreadableSecretError(
        `The secret "${name}" is damaged or was stored under another name; delete it and enter it anew.`,
        { cause: error },
      );
    }
  }
}

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
interface VaultOptions {
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
