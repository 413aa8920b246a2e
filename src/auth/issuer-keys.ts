import { createLocalJWKSet, createRemoteJWKSet, errors } from 'jose';
import type { JSONWebKeySet, JWTVerifyGetKey } from 'jose';

/** Milliseconds after which the keys are fetched again, while those from before serve. */
const REFRESH_EVERY_MS = 300_000;
/** Milliseconds that keys serve for, however often they could not be fetched again: one that was withdrawn ends then. */
const KEPT_MS = 3_600_000;
/** Milliseconds between two fetches for the sake of keys that are not known: tokens of nobody's cost the issuer little. */
const FETCH_EVERY_MS = 30_000;
const FETCH_WITHIN_MS = 5_000;
/** Milliseconds that a fetch which failed is not tried again for: neither the issuer nor the log hears of each request meanwhile. */
const FAILED_FOR_MS = 5_000;

/** The issuer's keys cannot be had; its cause says why. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
}

export interface IssuerKeysOptions {
  /** Where the issuer publishes them. They are fetched from nowhere else. */
  url: string;
  /** Milliseconds between two fetches for the sake of a key that is not known; 30 seconds when absent. */
  fetchEveryMs?: number | undefined;
  /** Told why they could not be fetched, once for each time that it was tried. */
  onUnavailable: (error: unknown) => void;
  /** Epoch milliseconds. */
  now: () => number;
}

/**
 * The public keys of a token's issuer (RFC 7517): fetched when first needed, refreshed without anybody waiting, fetched anew
 * for a key that is not known, and not again for five seconds after that failed. What it gives is asked for a token's key and throws KeysUnavailable, or jose's own errors
 * where the issuer has no such key.
 */
export function issuerKeys(options: IssuerKeysOptions): JWTVerifyGetKey {
  const { onUnavailable, now } = options;
  const keys = createRemoteJWKSet(new URL(options.url), {
    cacheMaxAge: KEPT_MS,
    cooldownDuration: options.fetchEveryMs ?? FETCH_EVERY_MS,
    timeoutDuration: FETCH_WITHIN_MS,
  });
  let refreshedAt = now();
  let failure: { error: unknown; until: number; held: JWTVerifyGetKey } | undefined;
  const failed = (error: unknown): void => {
    // One fetch fails for all who wait for it, and for those who come within the next seconds.
    if (failure?.error === error) return;
    failure = {
      error,
      until: now() + FAILED_FOR_MS,
      held: heldKeys(keys.fresh ? keys.jwks() : undefined, error),
    };
    onUnavailable(error);
  };
  return async (header, token) => {
    const source = failure && now() < failure.until ? failure.held : keys;
    if (source === keys && keys.fresh && now() - refreshedAt > REFRESH_EVERY_MS) {
      refreshedAt = now();
      keys.reload().catch(failed);
    }
    try {
      return await source(header, token);
    } catch (error) {
      if (saysNoSuchKey(error)) throw error;
      failed(error);
      throw new KeysUnavailable("The issuer's keys cannot be had.", { cause: error });
    }
  };
}

/** Whether it was the token that failed, not the fetch: it names a key that the issuer has not, or not just once. */
function saysNoSuchKey(error: unknown): boolean {
  return (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSENotSupported
  );
}

/** The keys that are held, asked without fetching any: for those that are not among them the fetch goes on having failed. */
function heldKeys(jwks: JSONWebKeySet | undefined, failure: unknown): JWTVerifyGetKey {
  const held = jwks && createLocalJWKSet(jwks);
  return async (header, token) => {
    if (!held) throw failure;
    return held(header, token).catch((error: unknown) =>
      Promise.reject(error instanceof errors.JWKSNoMatchingKey ? failure : error),
    );
  };
}
