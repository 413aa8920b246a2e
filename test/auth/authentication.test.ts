import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { pino } from 'pino';
import { newApiKey } from '../../src/auth/new-api-key.ts';
import { readConfig } from '../../src/app/config.ts';
import { ConfigError } from '../../src/start-error.ts';
import { createLog } from '../../src/app/log.ts';
import { startGateway } from '../../src/app/start.ts';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';
import { startIssuer } from './issuer.ts';
import type { Issuer } from './issuer.ts';
import { fileFor, keyFile } from './keys.ts';

const READ = '{ bulkPayments(first: 1) { nodes { id } } }';
const NAME = '{ __typename }';

describe('a gateway that wants API keys', () => {
  let gateway: TestGateway;
  const statusFor = async (key: string) => (await gateway.ask(NAME, {}, { 'x-api-key': key })).status;
  let made: ReturnType<typeof keyFile<'payroll' | 'retired'>>;
  const ends: (() => void)[] = [];

  before(async () => {
    const callers = { payroll: ['payments:read'], retired: ['payments:read'] } as const;
    made = keyFile({ after: (end) => void ends.push(end) }, callers);
    const [payroll, retired] = made.records;
    writeFileSync(made.path, JSON.stringify([payroll, { ...retired, expires: '2020-01-01' }]));
    gateway = await startTestGateway({ env: { AUTH: 'api-key', AUTH_API_KEYS_FILE: made.path } });
  });
  after(async () => {
    await gateway.close();
    for (const end of ends) end();
  });

  it('a gateway that wants API keys takes one as a bearer token, in any case and with any blanks, and as X-Api-Key', async () => {
    const { payroll } = made.keys;
    for (const headers of [
      { authorization: `Bearer ${payroll}` },
      { authorization: `bearer   ${payroll}` },
      { authorization: `BEARER ${payroll} ` },
      { 'x-api-key': payroll },
      { 'x-api-key': payroll, authorization: 'Basic cHJveHk6cHJveHk=' },
    ]) {
      const { status, data, errors } = await gateway.ask<{ bulkPayments: unknown }>(READ, {}, headers);
      assert.equal(status, 200, JSON.stringify({ headers: Object.keys(headers), errors }));
      assert.ok(data.bulkPayments);
    }
  });

  it('a gateway that wants API keys lets one of release 0.1 do what it did for this release, and warns of it by name', async (t) => {
    const { path, keys, records } = keyFile(t, { older: ['payments:read'], newer: ['payments:read'] });
    const [older, newer] = records;
    assert.ok(older);
    const { edition: _, ...of01 } = older;
    writeFileSync(path, JSON.stringify([of01, newer]));
    const lines: { level: number; msg: string; callers?: string[] }[] = [];
    const log = pino({ level: 'warn' }, { write: (line) => void lines.push(JSON.parse(line) as never) });
    const both = await startTestGateway({ log, env: { AUTH: 'api-key', AUTH_API_KEYS_FILE: path } });
    t.after(() => both.close());
    const file = '{ paymentBatch(id: "0") { file { filename } } }';
    const codes = async (key: string) =>
      (await both.ask(file, {}, { 'x-api-key': key })).errors.map(({ extensions }) => extensions['code']);
    assert.deepEqual(await codes(keys.older), []);
    assert.deepEqual(await codes(keys.newer), ['FORBIDDEN']);
    const warned = lines.filter(({ msg }) => msg.includes('API keys of release 0.1'));
    assert.deepEqual(
      warned.map(({ level, callers }) => [level, callers]),
      [[40, ['older']]],
    );
    assert.match(warned[0]?.msg ?? '', /payments:read includes payments:files.*The next release/);
  });

  it('a gateway that wants API keys answers 401 with a challenge for everything else, before anything is read or sent', async () => {
    const { payroll, retired } = made.keys;
    gateway.sandbox.iplicit.calls.length = 0;
    for (const [headers, message] of [
      [{}, /carries no credentials/],
      [{ authorization: 'Basic cGF5cm9sbDpwYXlyb2xs' }, /cannot be read/],
      [{ authorization: payroll }, /cannot be read/],
      [{ authorization: 'Bearer' }, /cannot be read/],
      [{ authorization: `Bearer ${payroll}, Bearer ${payroll}` }, /cannot be read/],
      [{ authorization: `Bearer ${payroll}x` }, /credentials are not valid/],
      [{ authorization: `Bearer ${payroll.slice(0, -1)}` }, /credentials are not valid/],
      [{ authorization: `Bearer ${made.records[0]?.sha256}` }, /credentials are not valid/],
      [{ authorization: `Bearer ${payroll}`, 'x-api-key': payroll }, /not both/],
      [{ 'x-api-key': '' }, /credentials are not valid/],
      [{ 'x-api-key': `${payroll}, ${payroll}` }, /credentials are not valid/],
      [{ authorization: `Bearer ${retired}` }, /has expired/],
    ] as const) {
      for (const query of [READ, NAME, 'no GraphQL']) {
        const answer = await gateway.ask(query, {}, headers);
        assert.equal(answer.status, 401);
        assert.equal(answer.errors[0]?.extensions['code'], 'UNAUTHENTICATED');
        assert.match(answer.errors[0]?.message ?? '', message);
        const challenge = answer.headers.get('www-authenticate');
        const sent = Object.keys(headers).length > 0;
        assert.equal(challenge, `Bearer realm="payments"${sent ? ', error="invalid_token"' : ''}`);
        assert.doesNotMatch(JSON.stringify(answer.errors), new RegExp(payroll));
      }
    }
    assert.deepEqual(gateway.sandbox.iplicit.calls, []);
  });

  it('a gateway that wants API keys answers 401 in the type that was asked for, to a GET, to a HEAD, and to a long body it does not wait for', async () => {
    const get = await fetch(`${gateway.url}?query=${encodeURIComponent(NAME)}`, {
      headers: { accept: 'application/graphql-response+json' },
    });
    assert.equal(get.status, 401);
    assert.match(get.headers.get('content-type') ?? '', /graphql-response\+json/);
    assert.equal(get.headers.get('cache-control'), 'no-store');
    assert.equal((await fetch(`${gateway.url}?query=${NAME}`, { method: 'HEAD' })).status, 401);
    const long = await fetch(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: NAME, variables: { x: 'x'.repeat(900_000) } }),
    });
    assert.equal(long.status, 401);
  });

  it('a gateway that wants API keys wants one for a payment file, too, and none for what says how it is', async () => {
    const file = await fetch(`${gateway.origin}/files/payment-batches/1`);
    assert.equal(file.status, 401);
    assert.ok(file.headers.get('www-authenticate'));
    assert.equal((await fetch(`${gateway.origin}/health/live`)).status, 200);
    assert.equal((await fetch(`${gateway.origin}/health/ready`)).status, 200);
  });

  it('a gateway that wants API keys takes a key that is replaced while it runs, and no longer the one before', async () => {
    const { key, record } = newApiKey({ name: 'payroll', scopes: ['payments:read'] });
    assert.equal(await statusFor(key), 401);
    writeFileSync(made.path, JSON.stringify([record]));
    while ((await statusFor(key)) !== 200) await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(await statusFor(made.keys.payroll), 401);
    writeFileSync(made.path, JSON.stringify(made.records));
    while ((await statusFor(made.keys.payroll)) !== 200)
      await new Promise((resolve) => setTimeout(resolve, 50));
  });

  it('a gateway that wants API keys writes down who wrote, by the name of the key', async (t) => {
    const { path, keys } = keyFile(t, { clerk: ['payments:edit'], auditor: ['payments:audit'] });
    const own = await startTestGateway({ env: { AUTH: 'api-key', AUTH_API_KEYS_FILE: path } });
    t.after(() => own.close());
    const create = 'mutation { createBulkPayment(input: { idempotencyKey: "k" }) { outcome } }';
    const written = await own.ask(create, {}, { 'x-api-key': keys.clerk });
    assert.deepEqual(written.data, { createBulkPayment: { outcome: 'APPLIED' } });
    const log = await own.ask('{ mutationLog { nodes { caller } } }', {}, { 'x-api-key': keys.auditor });
    assert.deepEqual(log.data, { mutationLog: { nodes: [{ caller: 'clerk' }] } });
  });
});

describe('a gateway that wants tokens', () => {
  let issuer: Issuer;
  let gateway: TestGateway;

  before(async () => {
    issuer = await startIssuer();
    gateway = await startTestGateway({
      env: {
        AUTH: 'jwt',
        AUTH_JWT_ISSUER: issuer.config.issuer,
        AUTH_JWT_AUDIENCE: issuer.config.audience,
        AUTH_JWT_JWKS_URL: issuer.config.jwksUrl,
      },
    });
  });
  after(async () => {
    await gateway.close();
    await issuer.close();
  });

  it('a gateway that wants tokens takes a good one, with its scopes', async () => {
    const authorization = `Bearer ${await issuer.token({ scope: 'payments:read' })}`;
    assert.equal((await gateway.ask(READ, {}, { authorization })).status, 200);
    const none = `Bearer ${await issuer.token({})}`;
    assert.equal((await gateway.ask(READ, {}, { authorization: none })).status, 403);
    assert.equal((await gateway.ask(NAME, {}, { authorization: none })).status, 200);
  });

  it('a gateway that wants tokens answers 401 for a bad one', async () => {
    const expired = await issuer.token({ exp: 1 });
    for (const token of [expired, `${expired}x`, 'a.b.c', 'key'])
      assert.equal((await gateway.ask(READ, {}, { authorization: `Bearer ${token}` })).status, 401);
  });

  it('a gateway that wants tokens answers 503 and when to ask again while the keys of the issuer cannot be had', async (t) => {
    const down = await startIssuer();
    const own = await startTestGateway({
      env: {
        AUTH: 'jwt',
        AUTH_JWT_ISSUER: down.config.issuer,
        AUTH_JWT_AUDIENCE: down.config.audience,
        AUTH_JWT_JWKS_URL: down.config.jwksUrl,
      },
    });
    t.after(() => own.close());
    const authorization = `Bearer ${await down.token({ scope: 'payments:read' })}`;
    await down.close();
    const answer = await own.ask(READ, {}, { authorization });
    assert.equal(answer.status, 503);
    assert.equal(answer.headers.get('retry-after'), '5');
    assert.equal(answer.errors[0]?.extensions['code'], 'AUTH_UNAVAILABLE');
  });
});

describe('a gateway with several ways in', () => {
  it('a gateway with several ways in takes keys and tokens side by side, and no token in the name of a key', async (t) => {
    const issuer = await startIssuer();
    const { path, keys } = keyFile(t, { payroll: ['payments:read'] });
    const gateway = await startTestGateway({
      env: {
        AUTH: 'api-key,jwt',
        AUTH_API_KEYS_FILE: path,
        AUTH_JWT_ISSUER: issuer.config.issuer,
        AUTH_JWT_AUDIENCE: issuer.config.audience,
        AUTH_JWT_JWKS_URL: issuer.config.jwksUrl,
      },
    });
    t.after(async () => {
      await gateway.close();
      await issuer.close();
    });
    const statusFor = async (bearer: string) =>
      (await gateway.ask(READ, {}, { authorization: `Bearer ${bearer}` })).status;
    assert.equal(await statusFor(keys.payroll), 200);
    assert.equal(await statusFor(await issuer.token({ scope: 'payments:read' })), 200);
    assert.equal(await statusFor(await issuer.token({ scope: 'payments:read', sub: 'payroll' })), 401);
    assert.equal((await gateway.ask(READ)).status, 401);
  });

  it('a gateway with several ways in lets in who brings nothing where none is named beside, and nobody who brings what is wrong', async (t) => {
    const { path } = keyFile(t, { payroll: ['payments:read'] });
    const gateway = await startTestGateway({ env: { AUTH: 'none,api-key', AUTH_API_KEYS_FILE: path } });
    t.after(() => gateway.close());
    assert.equal((await gateway.ask(READ)).status, 200);
    assert.equal((await gateway.ask(READ, {}, { 'x-api-key': 'wrong' })).status, 401);
  });

  it('a gateway with several ways in looks at nothing that is brought where nothing is wanted', async (t) => {
    const gateway = await startTestGateway();
    t.after(() => gateway.close());
    assert.equal((await gateway.ask(READ, {}, { authorization: 'Bearer whatever' })).status, 200);
  });

  it('a gateway with several ways in does not start on a file of keys that is wrong or missing, and says what is wrong with it', async (t) => {
    const path = fileFor(t);
    const config = readConfig({ AUTH: 'api-key', AUTH_API_KEYS_FILE: path });
    const started = () => startGateway(config, { log: createLog('silent') });
    await assert.rejects(started, (error) => {
      assert.ok(error instanceof ConfigError);
      assert.deepEqual(error.problems, ['AUTH_API_KEYS_FILE cannot be used. It cannot be read (ENOENT).']);
      return true;
    });
    writeFileSync(path, JSON.stringify([{ name: 'planted', sha256: 'planted', scopes: ['payments:read'] }]));
    await assert.rejects(started, (error) => {
      assert.ok(error instanceof ConfigError);
      assert.match(error.message, /Entry 1: sha256 must be/);
      assert.doesNotMatch(error.message, /planted/);
      return true;
    });
  });
});
