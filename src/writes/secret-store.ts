import { createCipheriv, createDecipheriv, createHash, randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from '../start-error.ts';
import { KeyedMutex } from './keyed-mutex.ts';
import type { WriteStore } from './store/store.ts';

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
export interface SecretStore {
  /**
   * The latest value; undefined if there is none. Throws UnreadableSecretError if it was stored with another
   * key.
   */
  get(name: string): Promise<string | undefined>;

  /** Replaces a value; when this resolves, it is stored. */
  put(name: string, value: string): Promise<void>;

  /**
   * Replaces a value unless another replica has; when this resolves to true, it is stored.
   * @param present the value that it replaces; undefined if there was none
   */
  replace(name: string, value: string, present: string | undefined): Promise<boolean>;

  /**
   * Runs `work` while no other replica runs work under the same name, for as long as work may take. A replica
   * that takes longer, because it was frozen say, keeps the others waiting no longer than that; so what it puts
   * afterwards should be a `replace`.
   */
  exclusively<T>(name: string, work: () => Promise<T>): Promise<T>;

  /**
   * Checks that the key is the one that the store's secrets are stored under.
   * @throws {StartError} if it is another
   */
  verify(): Promise<void>;
}

/** What a SecretStore needs. */
interface SecretStoreOptions {
  store: Pick<WriteStore, 'values' | 'lease' | 'release'>;
  /** The encryption key, 32 bytes. Without it, secrets stay in memory. */
  key: Buffer | undefined;
  /** How long work under one name may take, in milliseconds. */
  maxWorkMs: number;
  /**
   * Called once with a warning if there is no key and a first secret is stored, which will be lost with the
   * process.
   */
  onNotKept: (message: string) => void;
}

/** Pause before a name that another replica holds is tried again, in milliseconds. */
const PAUSE_MS = 50;

/**
 * Stores secrets encrypted. Without a key they are kept in memory only, as no secret is ever stored in plain
 * text.
 */
export function openSecretStore(options: SecretStoreOptions): SecretStore {
  const { store, key, maxWorkMs, onNotKept } = options;
  const mutex = new KeyedMutex();
  const holder = randomUUID();
  const exclusively: SecretStore['exclusively'] = (name, work) =>
    mutex.run(name, async () => {
      const lease = nameOf(name);
      while (!(await store.lease(lease, holder, maxWorkMs))) await sleep(PAUSE_MS);
      try {
        return await work();
      } finally {
        await store.release(lease, holder).catch(() => {});
      }
    });
  if (!key) return { ...inMemory(onNotKept), exclusively, verify: async () => {} };
  const secrets = new Secrets(key);
  return {
    async get(name) {
      const text = await store.values.get(nameOf(name));
      return text === undefined ? undefined : secrets.open(name, text);
    },
    put: (name, value) => store.values.put(nameOf(name), secrets.seal(name, value)),
    async replace(name, value, present) {
      const text = await store.values.get(nameOf(name));
      if ((text === undefined ? undefined : secrets.open(name, text)) !== present) return false;
      return store.values.replace(nameOf(name), secrets.seal(name, value), text);
    },
    exclusively,
    async verify() {
      const name = nameOf(SAMPLE);
      await store.values.replace(name, secrets.seal(SAMPLE, SAMPLE), undefined);
      const sealed = await store.values.get(name);
      try {
        if (sealed !== undefined) secrets.open(SAMPLE, sealed);
      } catch (error) {
        throw new StartError(
          'SECRETS_KEY is another key than the one under which the secrets in the journal are stored, so they could not be ' +
            'read, nor shared with replicas that have that key. Start with that key. If it is lost, delete the rows of ' +
            "key_values whose names begin with 'secret/', and configure new ones in their place.",
          { cause: error },
        );
      }
    },
  };
}

/** A secret that is none: it shows which key the store's secrets are stored under. */
const SAMPLE = 'sample';

function inMemory(onNotKept: (message: string) => void): Omit<SecretStore, 'exclusively' | 'verify'> {
  const values = new Map<string, string>();
  const put = (name: string, value: string): void => {
    if (values.size === 0) {
      onNotKept(
        `SECRETS_KEY is not set, so the secret "${name}" is kept in memory only: it is lost when this process ends, ` +
          'and other replicas do not see it. Set SECRETS_KEY to 32 random bytes, the same on every replica.',
      );
    }
    values.set(name, value);
  };
  return {
    get: async (name) => values.get(name),
    put: async (name, value) => put(name, value),
    replace: async (name, value, present) => {
      if (values.get(name) !== present) return false;
      put(name, value);
      return true;
    },
  };
}

/** The name under which a secret is stored. No other values have this prefix. */
function nameOf(name: string): string {
  return `secret/${name}`;
}
