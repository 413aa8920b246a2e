import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ask, environmentFor } from '../gateway.ts';
import { RawClient } from '../server/raw-client.ts';
import { unfinished, whole } from './impostor.ts';
import { AMOUNT, CRASH, CREATE, P, PlantedGateway, SECRETS_KEY } from './planted-gateway.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

const READ =
  '{ paymentBatches(first: 20) { nodes { id name total { amount } } } ' +
  'bulkPayments(first: 3) { nodes { uuid description bankRef total { amount } allocations { amount document { description } } } } ' +
  'paymentRuns(first: 5) { nodes { id reference } } }';

describe('everything that the gateway writes to its outputs', () => {
  let planted: PlantedGateway;
  before(async () => {
    planted = await PlantedGateway.start();
  });
  after(() => planted.close());

  async function newestOutcome(): Promise<string | undefined> {
    const { data } = await ask<{ mutationLog: { nodes: { outcome: string }[] } }>(
      planted.process.url,
      '{ mutationLog(first: 1) { nodes { outcome } } }',
      {},
      { 'x-api-key': planted.keys.clerk },
    );
    return data.mutationLog.nodes[0]?.outcome;
  }

  it('everything that the gateway writes to its outputs names whoever asked, and holds nothing planted, after reads and writes that went well', async () => {
    await planted.post({ query: READ });
    await planted.post(
      { query: READ },
      { authorization: `Bearer ${await planted.issuer.token({ scope: 'payments:read' })}` },
    );
    await planted.post({ query: READ }, { 'x-api-key': planted.keys.reader });
    await planted.create();
    await planted.create(null);
    const open = planted.sandbox.concur.data.batches.find(
      ({ status, count }) => status === 'OPEN' && count > 0,
    );
    await planted.post({
      query: `mutation { closePaymentBatch(input: { id: "${open?.batchId}", idempotencyKey: "key-45" }) { outcome } }`,
    });
    const closed = planted.sandbox.concur.data.batches.find(({ status }) => status === 'CLOSED');
    const file = `${new URL(planted.process.url).origin}/files/payment-batches/${closed?.batchId}?token=${P}`;
    assert.match(await (await fetch(file, { headers: { 'x-api-key': planted.keys.reader } })).text(), /./);
    for (const told of ['"caller":"reader"', '"caller":"clerk"', '"caller":"alice"'])
      assert.ok(planted.process.log.includes(told));
    assert.deepEqual(planted.process.log.match(/"outcome":"(?!OK|CACHED|APPLIED|QUEUED)[^}]*/g), null);
    assert.ok(planted.issued().length >= 6, 'tokens were used');
    planted.search();
  });

  it('everything that the gateway writes to its outputs holds nothing planted after requests that were refused', async () => {
    await planted.post(`{"query": "${P}`);
    await planted.post({ query: `{ ${P} }` });
    await planted.post({ query: `query (${P}` });
    await planted.post({ query: `{ node(id: "${P}/..") { id } } # ${P}` });
    await planted.post({
      query: `{ bulkPayment(id: "${P}") { id } }`,
      variables: { [P]: P },
      extensions: { [P]: P },
    });
    await planted.post({
      query: CREATE,
      variables: { input: { [P]: P, description: { [P]: P }, paymentDate: P } },
    });
    await planted.post({
      query: CREATE,
      variables: { input: { allocations: [{ document: P, amount: `${AMOUNT}.1.1` }] } },
    });
    await planted.post(
      { query: READ },
      { 'x-api-key': planted.keys.reader, 'x-iplicit-session': `${P}-session-of-a-caller` },
    );
    await planted.post({ query: '{ mutationLog { nodes { id } } }' }, { 'x-api-key': planted.keys.reader });
    await planted.post({ query: READ }, { 'x-api-key': `${P}-wrong-key` });
    await planted.post({ query: READ }, { authorization: `Bearer ${P}.${P}.${P}` });
    await planted.post(
      { query: READ },
      { authorization: `Bearer ${await planted.issuer.token({ exp: 1, sub: P })}` },
    );
    await planted.post(
      { query: READ },
      { authorization: `Basic ${P}`, cookie: `session=${P}`, 'x-forwarded-for': P },
    );
    await fetch(`${planted.process.url}?query=${P}&variables=${P}`, {
      headers: { 'x-api-key': planted.keys.clerk },
    });
    await fetch(`${new URL(planted.process.url).origin}/${P}`, {
      headers: { origin: `https://${P}.example` },
    });
    const raw = await RawClient.connect(new URL(planted.process.url).origin);
    raw.send(`${P} /${P} ${P}\r\n${P}: ${P}\r\n\r\n`);
    await raw.over();
    planted.search();
  });

  it('everything that the gateway writes to its outputs holds nothing planted after services failed in every way that they can', async () => {
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
      for (const service of [planted.concur, planted.iplicit])
        service.say(/^(?!.*(oauth2|session))/i, failure);
      await Promise.all([planted.post({ query: READ }), planted.create()]);
    }
    for (const failure of failures.slice(0, 12)) {
      planted.sandbox.concur.revokeTokens();
      planted.sandbox.iplicit.revokeTokens();
      for (const service of [planted.concur, planted.iplicit]) service.say(/oauth2|session/i, failure);
      await planted.post({ query: READ });
    }
    const refusal = JSON.stringify({
      error: 'invalid_grant',
      error_description: P,
      code: 108,
      geolocation: P,
    });
    planted.concur.say(/oauth2/, whole(refusal, 'application/json', [], 400));
    await planted.post({ query: READ });
    for (const service of [planted.concur, planted.iplicit])
      service.say(/./, (socket) => socket.resetAndDestroy());
    await planted.post({ query: READ });
    await planted.create();
    for (const service of [planted.concur, planted.iplicit]) service.behave();
    for (const code of ['MALFORMED', 'AUTH', 'TIMEOUT', 'UNAVAILABLE', 'RATE_LIMITED']) {
      assert.ok(planted.process.log.includes(`UPSTREAM_${code}`), code);
    }
    planted.search();
  });

  it('everything that the gateway writes to its outputs holds nothing planted after files that cannot be read', async () => {
    const { batchId } = planted.sandbox.concur.data.batches.find(({ status }) => status === 'CLOSED') ?? {};
    for (const [type, body] of [
      ['text/csv', `${P},"${AMOUNT}`],
      ['text/csv', `${P}${'x'.repeat(2_000_000)}`],
      ['application/zip', `PK${P}`],
      [`text/html; x=${P}`, P],
    ] as const) {
      planted.concur.say(/\/file$/, whole(body, type));
      await planted.post({
        query: `{ paymentBatch(id: "${batchId}") { file { filename entries { rowCount rows } } } }`,
      });
    }
    planted.concur.behave();
    planted.search();
  });

  it('everything that the gateway writes to its outputs holds nothing planted after it was killed in the midst of a write, and settled that at its next start', async () => {
    planted.iplicit.say(/BatchPayment$/, () => void planted.process.kill(), 'POST');
    await planted.create().catch(() => {});
    await planted.process.kill();
    planted.iplicit.behave();
    await planted.process.start();
    while ((await newestOutcome()) === 'IN_PROGRESS') await sleep(20);
    assert.match(String(await newestOutcome()), /^(APPLIED|QUEUED|UNKNOWN)$/);
    await planted.post({ query: READ });
    planted.search();
  });

  it('everything that the gateway writes to its outputs holds nothing planted after a mistake of its own ended it', async () => {
    assert.equal(await planted.process.crash('SIGUSR2'), 1);
    assert.ok(/"level":60.*SyntaxError/.test(planted.process.log));
    await planted.process.start();
    await planted.post({ query: READ });
    assert.equal(await planted.process.stop(), 0);
    planted.search();
  });

  it('everything that the gateway writes to its outputs holds nothing planted where it cannot start', async () => {
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
        env: { PATH, ...environmentFor(planted.sandbox), SECRETS_KEY, ...env },
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
