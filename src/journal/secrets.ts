import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** The only way of sealing so far: AES-256-GCM with a random nonce of 96 bits. */
const WAY = '1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A sealed value cannot be read with this gateway's key. Its message names the value, not what is in it. */
export class UnreadableSecretError extends Error {
  override readonly name = 'UnreadableSecretError';
}

/** Encrypts small values for storage, each bound to its name: moved under another name, it cannot be read. */
export class Secrets {
  readonly #key: Buffer;
  /** Tells keys apart without telling anything of them. */
  readonly #keyId: string;

  /** @param key 32 random bytes */
  constructor(key: Buffer) {
    this.#key = key;
    this.#keyId = createHash('sha256').update('key id').update(key).digest('hex').slice(0, 8);
  }

  /** Encrypts a value; the same value looks different each time. */
  seal(name: string, value: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce);
    cipher.setAAD(Buffer.from(name));
    const sealed = Buffer.concat([nonce, cipher.update(value, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return [WAY, this.#keyId, sealed.toString('base64url')].join('.');
  }

  /** Gives a sealed value back. Throws UnreadableSecretError where the key is another or the value was changed. */
  open(name: string, sealed: string): string {
    const [way, keyId, text = ''] = sealed.split('.');
    if (way !== WAY) {
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
