import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

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
