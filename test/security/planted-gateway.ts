import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createConcurData } from '../../src/sandbox/concur/batches.ts';
import { createIplicitData } from '../../src/sandbox/iplicit/data.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startIssuer } from '../auth/issuer.ts';
import type { Issuer } from '../auth/issuer.ts';
import { keyFile } from '../auth/keys.ts';
import { environmentFor } from '../gateway.ts';
import { GatewayProcess } from '../gateway-process.ts';
import { Impostor } from './impostor.ts';

/** What makes a gateway's process fail on a signal. */
export const CRASH = fileURLToPath(new URL('crash.ts', import.meta.url));

/** Stands in every secret and every text that the gateway is given; searched for in all that it writes. */
export const P = 'planted';
/** Digits that are in every amount, as no log has them by chance. */
export const AMOUNT = '91827364';
export const SECRETS_KEY = 'c0ffee15bad0c0ffee15bad0c0ffee15bad0c0ffee15bad0c0ffee15bad0c0de';

/** The services' data with a plant in everything that belongs to somebody. */
function plantedData() {
  const concurData = createConcurData();
  concurData.application = {
    clientId: `${P}-client`,
    clientSecret: `${P}-client-secret`,
    refreshToken: `${P}-refresh-token`,
    scope: 'openid PAYBAT',
  };
  for (const batch of concurData.batches) {
    batch.name = `${P} batch ${batch.name}`;
    if (batch.count > 0) batch.total = `${AMOUNT}.${batch.count}0`;
  }
  const iplicitData = createIplicitData();
  iplicitData.account = { domain: `${P}-domain`, username: `${P}-user`, apiKey: `${P}-api-key` };
  for (const payment of iplicitData.payments) {
    payment.description = `${P} description`;
    payment.bankRef = `${P} ref`;
    payment.lastModifiedBy = `${P} person`;
    payment.bankCurrencyAmount = `${AMOUNT}.17000`;
  }
  for (const document of iplicitData.documents) document.description = `${P} document`;
  return { concurData, iplicitData };
}

/** Creates a payment. */
export const CREATE =
  'mutation ($input: CreateBulkPaymentInput!) { createBulkPayment(input: $input) { outcome bulkPayment { uuid } userErrors { message } } }';

/** A gateway in a process of its own, before services and callers with a plant in everything that is secret or somebody's. */
export class PlantedGateway {
  readonly #ends: (() => Promise<unknown> | void)[];
  readonly #bearers = new Set<string>();
  readonly process: GatewayProcess;
  readonly sandbox: Sandbox;
  readonly concur: Impostor;
  readonly iplicit: Impostor;
  readonly issuer: Issuer;
  readonly keys: Record<'clerk' | 'reader', string>;

  private constructor(
    started: Pick<PlantedGateway, 'process' | 'sandbox' | 'concur' | 'iplicit' | 'issuer' | 'keys'>,
    ends: (() => Promise<unknown> | void)[],
  ) {
    this.process = started.process;
    this.sandbox = started.sandbox;
    this.concur = started.concur;
    this.iplicit = started.iplicit;
    this.issuer = started.issuer;
    this.keys = started.keys;
    this.#ends = ends;
  }

  static async start(): Promise<PlantedGateway> {
    const ends: (() => Promise<unknown> | void)[] = [];
    const quick = { closeDelayMs: 0, approvalDelayMs: 0, concurEdition: '2018' } as const;
    const sandbox = await startSandbox({ ...plantedData(), ...quick });
    const [concur, iplicit, issuer] = await Promise.all([Impostor.start(), Impostor.start(), startIssuer()]);
    concur.service = sandbox.concur.origin;
    iplicit.service = sandbox.iplicit.origin;
    const all = [
      'payments:read',
      'payments:files',
      'payments:edit',
      'payments:approve',
      'payments:audit',
    ] as const;
    const { keys, path } = keyFile(
      { after: (end) => void ends.push(end) },
      { clerk: all, reader: ['payments:read', 'payments:files'] },
    );
    const folder = mkdtempSync(join(tmpdir(), 'log-secrets-'));
    const process = await GatewayProcess.start({
      ...environmentFor(sandbox),
      CONCUR_BASE_URL: concur.origin,
      IPLICIT_BASE_URL: iplicit.origin,
      JOURNAL_URL: `sqlite:${join(folder, `${P}.db`)}`,
      SECRETS_KEY,
      LOG_LEVEL: 'trace',
      UPSTREAM_TIMEOUT_MS: '1500',
      AUTH: 'api-key,jwt',
      AUTH_API_KEYS_FILE: path,
      AUTH_JWT_ISSUER: issuer.config.issuer,
      AUTH_JWT_AUDIENCE: issuer.config.audience,
      AUTH_JWT_JWKS_URL: issuer.config.jwksUrl,
      AUTH_PASS_THROUGH: 'true',
      NODE_OPTIONS: `--import=${CRASH}`,
    });
    ends.push(
      () => rmSync(folder, { recursive: true }),
      () => process.kill(),
      ...[concur, iplicit, issuer, sandbox].map((each) => () => each.close()),
    );
    return new PlantedGateway({ process, sandbox, concur, iplicit, issuer, keys }, ends);
  }

  /** Sends a body, as it is if it is text; any answer is an answer. */
  async post(
    body: unknown,
    headers: Record<string, string> = { 'x-api-key': this.keys.clerk },
  ): Promise<void> {
    for (const header of Object.values(headers)) this.#bearers.add(header.replace(/^Bearer /, ''));
    const answer = await fetch(this.process.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    await answer.arrayBuffer();
  }

  /** Has a payment created, with a plant in all that it is given. */
  create(description: string | null = `${P} text`): Promise<void> {
    const idempotencyKey = `${P}-key-${Math.random()}`;
    const allocations = [{ document: 'PI-5001', amount: `${AMOUNT}.10` }];
    return this.post({ query: CREATE, variables: { input: { idempotencyKey, description, allocations } } });
  }

  /** Fails if anything planted is in what has been written so far. */
  search(): void {
    const written = this.process.log + this.process.output;
    for (const secret of [P, AMOUNT, SECRETS_KEY, ...this.issued()]) {
      const at = written.indexOf(secret);
      const around = written.slice(Math.max(0, at - 200), at + 60);
      assert.equal(at, -1, `${secret.slice(0, 12)}… is in: ${around}`);
    }
  }

  /** What callers and services showed each other to be let in, whoever made it up. */
  issued(): string[] {
    const { concur, iplicit } = this.sandbox;
    const sent = [...concur.calls, ...iplicit.calls].flatMap(({ headers, body }) => [
      headers.authorization?.replace(/^Bearer /, '') ?? '',
      new URLSearchParams(body).get('refresh_token') ?? '',
    ]);
    return [...new Set([...this.#bearers, ...sent])].filter((secret) => secret.length > 8);
  }

  async close(): Promise<void> {
    for (const end of this.#ends.toReversed()) await end();
  }
}
