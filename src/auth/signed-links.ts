import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { RefusedRequest } from '../server/refused-request.ts';
import { callerName, callerOf } from './caller.ts';
import type { Caller } from './caller.ts';

/** The query parameter that carries a link's signature and what it permits. */
const PARAMETER = 'permit';
const MAX_PERMIT_LENGTH = 2_000;

/** What a link permits, besides its path. */
interface Permit {
  /** The name of the caller whom the link was made for. */
  readonly caller: string;
  /** Identifies what was at the path when the link was made: the link opens nothing that took its place. */
  readonly content: string;
}

/** A permit as a link carries it: expiry in epoch seconds, caller, content. */
const carried = z.tuple([z.int(), z.union([callerName, z.literal('anonymous')]), z.string()]);

/**
 * Addresses that open one thing for a while without other credentials, for whoever has them. Each is signed (HMAC with
 * SHA-256) and bound to its path, to what was there, to the caller whom it was made for, and to its expiry.
 */
export class SignedLinks {
  readonly #key: Buffer;
  readonly #now: () => number;

  /**
   * @param secret the key that all replicas share; undefined: links open in this process only, until it ends
   * @param now epoch milliseconds
   */
  constructor(secret: Buffer | undefined, now: () => number) {
    this.#key = Buffer.from(hkdfSync('sha256', secret ?? randomBytes(32), '', 'signed links', 32));
    this.#now = now;
  }

  /**
   * The query, with its question mark, that makes a path a link.
   * @param path as a request for it will have it, without a query
   * @param seconds how long it opens
   */
  query(path: string, { caller, content }: Permit, seconds: number): string {
    const expiresAt = Math.floor(this.#now() / 1_000) + seconds;
    const permit = Buffer.from(JSON.stringify([expiresAt, caller, content])).toString('base64url');
    return `?${PARAMETER}=${permit}.${this.#mac(path, permit).toString('base64url')}`;
  }

  /**
   * What a request's address permits; undefined if it is no link.
   * @param url the request's target
   * @throws {RefusedRequest} 403 if the link has expired, or was not made here for this path
   */
  permitIn(path: string, url: string): { caller: Caller; content: string } | undefined {
    const given = new URLSearchParams(url.slice(url.indexOf('?') + 1)).get(PARAMETER);
    if (!url.includes('?') || given === null) return undefined;
    const [permit = '', mac = ''] = given.length > MAX_PERMIT_LENGTH ? [] : given.split('.');
    const expected = this.#mac(path, permit);
    const signature = Buffer.from(mac, 'base64url');
    if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) throw invalid();
    const { data } = carried.safeParse(JSON.parse(Buffer.from(permit, 'base64url').toString('utf8')));
    if (!data) throw invalid();
    const [expiresAt, caller, content] = data;
    if (expiresAt * 1_000 <= this.#now())
      throw refused('This link has expired; ask for a new one where it came from.');
    return { caller: callerOf(caller, []), content };
  }

  #mac(path: string, permit: string): Buffer {
    return createHmac('sha256', this.#key)
      .update(JSON.stringify([path, permit]))
      .digest();
  }
}

function invalid(): RefusedRequest {
  return refused(
    'This link opens nothing here: it was not made for this address, or was made before a restart.',
  );
}

function refused(message: string): RefusedRequest {
  return new RefusedRequest(403, 'FORBIDDEN', `${message} Nothing was done.`);
}
