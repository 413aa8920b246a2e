import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createConcurData } from '../../src/sandbox/concur-data.ts';
import { createIplicitData } from '../../src/sandbox/iplicit-data.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startIssuer } from '../auth/issuer.ts';
import type { Issuer } from '../auth/issuer.ts';
import { keyFile } from '../auth/keys.ts';
import { environmentFor } from '../gateway.ts';
import { GatewayProcess } from '../gateway-process.ts';
import { RawClient } from '../http/raw-client.ts';
import { Impostor, unfinished, whole } from './impostor.ts';

const CRASH = fileURLToPath(new URL('crash.ts', import.meta.url));
const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** Stands in every secret and every text that the gateway is given; searched for in all that it writes. */
const P = 'planted';
/** Digits that are in every amount, as no log has them by chance. */
const AMOUNT = '91827364';
const SECRETS_KEY = 'c0ffee15bad0c0ffee15bad0c0ffee15bad0c0ffee15bad0c0ffee15bad0c0de';

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

const READ =
  '{ paymentBatches(first: 20) { nodes { id name total { amount } } } ' +
  'bulkPayments(first: 3) { nodes { uuid description bankRef total { amount } allocations { amount document { description } } } } ' +
  'paymentRuns(first: 5) { nodes { id reference } } }';

const CREATE =
  'mutation ($input: CreateBulkPaymentInput!) { createBulkPayment(input: $input) { outcome bulkPayment { uuid } userErrors { message } } }';

describe('everything that the gateway writes to its outputs', () => {
  const ends: (() => Promise<unknown> | void)[] = [];
  let sandbox: Sandbox;
  let concur: Impostor;
  let iplicit: Impostor;
  let issuer: Issuer;
  let gateway: GatewayProcess;
  let keys: Record<'clerk' | 'reader', string>;
  const bearers = new Set<string>();

  before(async () => {
    sandbox = await startSandbox({
      ...plantedData(),
      closeDelayMs: 0,
      approvalDelayMs: 0,
      concurEdition: '2018',
    });
    [concur, iplicit] = await Promise.all([Impostor.start(), Impostor.start()]);
    concur.service = sandbox.concur.origin;
    iplicit.service = sandbox.iplicit.origin;
    issuer = await startIssuer();
    const all = ['payments:read', 'payments:edit', 'payments:approve', 'payments:audit'] as const;
    const made = keyFile({ after: (end) => void ends.push(end) }, { clerk: all, reader: ['payments:read'] });
    keys = made.keys;
    const folder = mkdtempSync(join(tmpdir(), 'log-secrets-'));
    ends.push(() => rmSync(folder, { recursive: true }));
    gateway = await GatewayProcess.start({
      ...environmentFor(sandbox),
      CONCUR_BASE_URL: concur.origin,
      IPLICIT_BASE_URL: iplicit.origin,
      JOURNAL_URL: `sqlite:${join(folder, `${P}.db`)}`,
      SECRETS_KEY,
      LOG_LEVEL: 'trace',
      UPSTREAM_TIMEOUT_MS: '400',
      AUTH: 'api-key,jwt',
      AUTH_API_KEYS_FILE: made.path,
      AUTH_JWT_ISSUER: issuer.config.issuer,
      AUTH_JWT_AUDIENCE: issuer.config.audience,
      AUTH_JWT_JWKS_URL: issuer.config.jwksUrl,
      AUTH_PASS_THROUGH: 'true',
      NODE_OPTIONS: `--import=${CRASH}`,
    });
    ends.push(
      () => gateway.kill(),
      () => concur.close(),
      () => iplicit.close(),
      () => issuer.close(),
      () => sandbox.close(),
    );
  });
  after(async () => {
    for (const end of ends.toReversed()) await end();
  });

  async function post(
    body: unknown,
    headers: Record<string, string> = { 'x-api-key': keys.clerk },
  ): Promise<void> {
    const written = typeof body === 'string' ? body : JSON.stringify(body);
    for (const header of Object.values(headers)) bearers.add(header.replace(/^Bearer /, ''));
    const answer = await fetch(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: written,
    });
    await answer.arrayBuffer();
  }

  const create = (description: string | null = `${P} text`) =>
    post({
      query: CREATE,
      variables: {
        input: {
          idempotencyKey: `${P}-key-${Math.random()}`,
          description,
          allocations: [{ document: 'PI-5001', amount: `${AMOUNT}.10` }],
        },
      },
    });

  /** Fails if anything planted is in what has been written so far. */
  function searched(): void {
    const written = gateway.log + gateway.output;
    for (const secret of [P, AMOUNT, SECRETS_KEY, ...issued()]) {
      const at = written.indexOf(secret);
      assert.equal(at, -1, `${secret.slice(0, 12)}… is in: ${written.slice(Math.max(0, at - 200), at + 60)}`);
    }
  }

  /** What callers and services showed each other to be let in, whoever made it up. */
  function issued(): string[] {
    const sent = [...sandbox.concur.calls, ...sandbox.iplicit.calls].flatMap(({ headers, body }) => [
      headers.authorization?.replace(/^Bearer /, '') ?? '',
      new URLSearchParams(body).get('refresh_token') ?? '',
    ]);
    return [...new Set([...bearers, ...sent])].filter((secret) => secret.length > 8);
  }

  it('names whoever asked, and holds nothing planted, after reads and writes that went well', async () => {
    await post({ query: READ });
    await post(
      { query: READ },
      { authorization: `Bearer ${await issuer.token({ scope: 'payments:read' })}` },
    );
    await post({ query: READ }, { 'x-api-key': keys.reader });
    await create();
    await create(null);
    const open = sandbox.concur.data.batches.find(({ status, count }) => status === 'OPEN' && count > 0);
    await post({ query: `mutation { closePaymentBatch(input: { id: "${open?.batchId}" }) { outcome } }` });
    const closed = sandbox.concur.data.batches.find(({ status }) => status === 'CLOSED');
    const file = `${new URL(gateway.url).origin}/files/payment-batches/${closed?.batchId}?token=${P}`;
    assert.match(await (await fetch(file, { headers: { 'x-api-key': keys.reader } })).text(), /./);
    for (const told of ['"caller":"reader"', '"caller":"clerk"', '"caller":"alice"'])
      assert.ok(gateway.log.includes(told));
    assert.ok(!/"outcome":"(?!OK|REPLAYED)/.test(gateway.log));
    assert.ok(issued().length >= 6, 'tokens were used');
    searched();
  });

  it('holds nothing planted after requests that were refused', async () => {
    await post(`{"query": "${P}`);
    await post({ query: `{ ${P} }` });
    await post({ query: `query (${P}` });
    await post({ query: `{ node(id: "${P}/..") { id } } # ${P}` });
    await post({
      query: `{ bulkPayment(id: "${P}") { id } }`,
      variables: { [P]: P },
      extensions: { [P]: P },
    });
    await post({ query: CREATE, variables: { input: { [P]: P, description: { [P]: P }, paymentDate: P } } });
    await post({
      query: CREATE,
      variables: { input: { allocations: [{ document: P, amount: `${AMOUNT}.1.1` }] } },
    });
    await post(
      { query: READ },
      { 'x-api-key': keys.reader, 'x-iplicit-session': `${P}-session-of-a-caller` },
    );
    await post({ query: '{ mutationLog { nodes { id } } }' }, { 'x-api-key': keys.reader });
    await post({ query: READ }, { 'x-api-key': `${P}-wrong-key` });
    await post({ query: READ }, { authorization: `Bearer ${P}.${P}.${P}` });
    await post({ query: READ }, { authorization: `Bearer ${await issuer.token({ exp: 1, sub: P })}` });
    await post(
      { query: READ },
      { authorization: `Basic ${P}`, cookie: `session=${P}`, 'x-forwarded-for': P },
    );
    await fetch(`${gateway.url}?query=${P}&variables=${P}`, { headers: { 'x-api-key': keys.clerk } });
    await fetch(`${new URL(gateway.url).origin}/${P}`, { headers: { origin: `https://${P}.example` } });
    const raw = await RawClient.connect(new URL(gateway.url).origin);
    raw.send(`${P} /${P} ${P}\r\n${P}: ${P}\r\n\r\n`);
    await raw.over();
    searched();
  });

  it('holds nothing planted after services failed in every way that they can', async () => {
    const page = `<html>${P} ${AMOUNT}</html>`;
    const problem = {
      title: P,
      detail: P,
      message: P,
      traceId: `${P} id`,
      errors: { [P]: [P] },
      amount: AMOUNT,
    };
    const failures = [
      whole(`[{"id":"${P}","bankCurrencyAmount":${AMOUNT}`, 'application/json'),
      whole(`{"id":"${P}","id":"${P}"}`, 'application/json'),
      whole(`"${P}`, 'application/json'),
      whole(`<BatchList><${P}>${AMOUNT}</${P}x>`, 'application/xml'),
      whole(`<BatchList><BatchSummary ${P}=${P}>`, 'application/xml'),
      whole(
        `<BatchList><BatchSummary><BatchTotal>${AMOUNT} ${P}</BatchTotal></BatchSummary></BatchList>`,
        'application/xml',
      ),
      whole(`<!DOCTYPE ${P}>`, 'application/xml'),
      whole(page, 'text/html'),
      whole('', 'text/plain', [`location: http://${P}.example/${AMOUNT}`, `set-cookie: ${P}`], 302),
      ...[400, 401, 403, 404, 409, 422, 429, 500, 503].map((status) =>
        whole(JSON.stringify(problem), 'application/problem+json', [`x-${P}: ${P}`], status),
      ),
      whole(`<Error><Message>${P} ${AMOUNT}</Message><Id>${P}</Id></Error>`, 'application/xml', [], 500),
      unfinished(`[{"description":"${P}`, 'application/json'),
      unfinished(`<BatchList><${P}`, 'application/xml'),
    ];
    for (const failure of failures) {
      for (const service of [concur, iplicit]) service.say(/^(?!.*(oauth2|session))/i, failure);
      await Promise.all([post({ query: READ }), create()]);
    }
    for (const failure of failures.slice(0, 12)) {
      sandbox.concur.revokeTokens();
      sandbox.iplicit.revokeTokens();
      for (const service of [concur, iplicit]) service.say(/oauth2|session/i, failure);
      await post({ query: READ });
    }
    const refusal = JSON.stringify({
      error: 'invalid_grant',
      error_description: P,
      code: 108,
      geolocation: P,
    });
    concur.say(/oauth2/, whole(refusal, 'application/json', [], 400));
    await post({ query: READ });
    for (const service of [concur, iplicit]) service.say(/./, (socket) => socket.resetAndDestroy());
    await post({ query: READ });
    await create();
    for (const service of [concur, iplicit]) service.behave();
    for (const code of ['MALFORMED', 'AUTH', 'TIMEOUT', 'UNAVAILABLE', 'RATE_LIMITED']) {
      assert.ok(gateway.log.includes(`UPSTREAM_${code}`), code);
    }
    searched();
  });

  it('holds nothing planted after files that cannot be read', async () => {
    const { batchId } = sandbox.concur.data.batches.find(({ status }) => status === 'CLOSED') ?? {};
    for (const [type, body] of [
      ['text/csv', `${P},"${AMOUNT}`],
      ['text/csv', `${P}${'x'.repeat(2_000_000)}`],
      ['application/zip', `PK${P}`],
      [`text/html; x=${P}`, P],
    ] as const) {
      concur.say(/\/file$/, whole(body, type));
      await post({
        query: `{ paymentBatch(id: "${batchId}") { file { filename entries { rowCount rows } } } }`,
      });
    }
    concur.behave();
    searched();
  });

  it('holds nothing planted after it was killed in the midst of a write, and settled that at its next start', async () => {
    iplicit.say(/BatchPayment$/, () => void gateway.kill(), 'POST');
    await create().catch(() => {});
    await gateway.kill();
    iplicit.behave();
    await gateway.start();
    await post({ query: READ });
    searched();
  });

  it('holds nothing planted after a mistake of its own ended it', async () => {
    assert.equal(await gateway.crash('SIGUSR2'), 1);
    assert.ok(/"level":60.*SyntaxError/.test(gateway.log));
    await gateway.start();
    await post({ query: READ });
    assert.equal(await gateway.stop(), 0);
    searched();
  });

  it('holds nothing planted where it cannot start', async () => {
    const whatIsWrong: Record<string, string>[] = [
      {
        SECRETS_KEY: P,
        PORT: P,
        AUTH: P,
        CONCUR_BASE_URL: `https://${P}:${P}@concur.example/${P}`,
        RATE_LIMIT: P,
      },
      { JOURNAL_URL: `postgres://user:${P}@@/${P}#x` },
      { JOURNAL_URL: `mysql://user:${P}@host/db` },
      { AUTH_API_KEYS_FILE: MAIN, AUTH: 'api-key' },
      { TRUSTED_DOCUMENTS: CRASH },
    ];
    const starts = whatIsWrong.map(async (env) => {
      const { PATH = '' } = process.env;
      const child = spawn(process.execPath, [MAIN], {
        env: { PATH, ...environmentFor(sandbox), SECRETS_KEY, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const exited = once(child, 'exit');
      const written = (await Promise.all([text(child.stdout), text(child.stderr)])).join('');
      assert.deepEqual(await exited, [1, null], written);
      assert.doesNotMatch(written, /planted|c0ffee/);
    });
    await Promise.all(starts);
    assert.match(readFileSync(CRASH, 'utf8'), /planted/);
  });
});
