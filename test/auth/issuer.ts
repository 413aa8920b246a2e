import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose';
import type { CryptoKey, JWK } from 'jose';

const ISSUER = 'https://id.example.com/';
const AUDIENCE = 'payments';

/** Signs tokens and publishes the keys to check them with, on a real socket. */
export interface Issuer {
  /** What the gateway is told of it. */
  config: { issuer: string; audience: string; jwksUrl: string; typ: string | undefined };
  /** How often its keys were fetched. */
  fetches: number;
  /** What it answers to who fetches its keys; 200 unless a test says otherwise. */
  status: number;
  /** A token that is good for five minutes, unless the claims say otherwise. */
  token(claims?: { [claim: string]: unknown }, alg?: string, typ?: string): Promise<string>;
  /** Signs with new keys from now on, and publishes those alone. */
  rotate(): Promise<void>;
  /** The RSA key that it publishes, in PEM. */
  publicPem(): Promise<string>;
  close(): Promise<void>;
}

interface Pair {
  kid: string;
  privateKey: CryptoKey;
  publicKey: CryptoKey;
}

/** Starts an issuer on a free port of this machine. */
export async function startIssuer(algorithms: readonly string[] = ['RS256']): Promise<Issuer> {
  let generation = 0;
  let pairs = new Map<string, Pair>();
  let published: JWK[] = [];
  const server = createServer((_request, response) => {
    issuer.fetches += 1;
    response.writeHead(issuer.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ keys: published }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer: Issuer = {
    config: {
      issuer: ISSUER,
      audience: AUDIENCE,
      jwksUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`,
      typ: 'at+jwt',
    },
    fetches: 0,
    status: 200,
    token(claims = {}, alg = algorithms[0] ?? '', typ = 'at+jwt') {
      const pair = pairFor(alg);
      const now = Math.floor(Date.now() / 1_000);
      return new SignJWT({ iss: ISSUER, aud: AUDIENCE, sub: 'alice', iat: now, exp: now + 300, ...claims })
        .setProtectedHeader({ alg, kid: pair.kid, typ })
        .sign(pair.privateKey);
    },
    async rotate() {
      generation += 1;
      pairs = new Map();
      for (const alg of algorithms) {
        const pair = await generateKeyPair(alg, { extractable: true });
        pairs.set(alg, { kid: `${alg}-${generation}`, ...pair });
      }
      published = await Promise.all(
        [...pairs].map(async ([alg, { kid, publicKey }]) => ({ ...(await exportJWK(publicKey)), kid, alg })),
      );
    },
    publicPem: () => exportSPKI(pairFor('RS256').publicKey),
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  function pairFor(alg: string): Pair {
    const pair = pairs.get(alg);
    if (!pair) throw new Error(`the issuer has no key for ${alg}`);
    return pair;
  }
  await issuer.rotate();
  return issuer;
}
