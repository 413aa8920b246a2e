import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { createLog } from '../../src/app/log.ts';
import { startIssuer } from '../auth/issuer.ts';
import type { Issuer } from '../auth/issuer.ts';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';
import { post, RawClient, TYPENAME } from './raw-client.ts';

/** An operation whose answer shows what was read of it: the argument that it refuses. */
const naming = (text: string) =>
  JSON.stringify({ query: '{ node(id: $id) { id } }', variables: { id: text } });

/** What the gateway is told of an issuer. */
function environmentOf({ issuer, audience, jwksUrl }: Issuer['config']): Record<string, string> {
  return {
    AUTH: 'jwt',
    AUTH_JWT_ISSUER: issuer,
    AUTH_JWT_AUDIENCE: audience,
    AUTH_JWT_JWKS_URL: jwksUrl,
  };
}

describe('a body', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startTestGateway({ services: [] });
  });
  after(() => gateway.close());

  it('a body is read alike however the bytes of its request come, and so is what follows it on the connection', async () => {
    const client = await RawClient.connect(gateway.origin);
    const whole = Buffer.from(post(naming('Zürich € 💶')));
    client.send(whole);
    const expected = await client.answer();
    assert.equal(expected?.status, 200);
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 1, max: whole.length - 1 }), { maxLength: 4 }),
        fc.boolean(),
        async (cuts, isFollowed) => {
          const bytes = isFollowed ? Buffer.concat([whole, Buffer.from(post(TYPENAME))]) : whole;
          let from = 0;
          for (const cut of [...cuts.toSorted((one, other) => one - other), bytes.length]) {
            client.send(bytes.subarray(from, cut));
            from = cut;
            await sleep(0);
          }
          assert.equal((await client.answer())?.body, expected?.body);
          if (isFollowed) assert.match((await client.answer())?.body ?? '', /"__typename":"Query"/);
        },
      ),
      { numRuns: 60 },
    );
    client.close();
  });

  it('a body in chunks says the same, and one without anything in it is no request', async () => {
    const client = await RawClient.connect(gateway.origin);
    const bytes = Buffer.from(TYPENAME);
    const chunks = [bytes.subarray(0, 7), bytes.subarray(7)].map(
      (chunk) => `${chunk.length.toString(16)}\r\n${chunk.toString()}\r\n`,
    );
    client.send(
      post('', { 'transfer-encoding': 'chunked' }).replace('content-length: 0\r\n', '') +
        `${chunks.join('')}0\r\n\r\n`,
    );
    assert.match((await client.answer())?.body ?? '', /"__typename":"Query"/);
    client.send(post(''));
    assert.equal((await client.answer())?.status, 400);
    client.close();
  });
});

/** Sends a request in pieces, each in a turn of its own. */
async function sendInPieces(client: RawClient, bytes: string): Promise<void> {
  for (let from = 0; from < bytes.length; from += 1_460) {
    client.send(bytes.slice(from, from + 1_460));
    await sleep(0);
  }
}

describe('a body that comes in pieces', () => {
  const long = JSON.stringify({ query: `{ __typename } #${'-'.repeat(4_000)}` });

  it('a body that comes in pieces is read whole where it takes time to find out who asks', async (t) => {
    const issuer = await startIssuer();
    t.after(() => issuer.close());
    const gateway = await startTestGateway({ services: [], env: environmentOf(issuer.config) });
    t.after(() => gateway.close());
    const authorization = `Bearer ${await issuer.token()}`;
    const client = await RawClient.connect(gateway.origin);
    for (let asked = 0; asked < 50; asked += 1) {
      await sendInPieces(client, post(long, { authorization }));
      assert.match((await client.answer())?.body ?? '', /"__typename":"Query"/);
    }
    client.close();
  });

  it('a body that comes in pieces is read whole where its connection is busy with an earlier request', async (t) => {
    const gateway = await startTestGateway({ services: ['concur'] });
    t.after(() => gateway.close());
    gateway.sandbox.concur.faults.add({ path: /batchlist/, fault: { kind: 'delay', ms: 200 } });
    const client = await RawClient.connect(gateway.origin);
    client.send(post(JSON.stringify({ query: '{ paymentBatches(first: 0) { totalCount } }' })));
    await sendInPieces(client, post(long));
    assert.match((await client.answer())?.body ?? '', /"totalCount"/);
    assert.match((await client.answer())?.body ?? '', /"__typename":"Query"/);
    client.close();
  });
});

it('a client that leaves amid its body while it is found out who asks is answered for in the log', async (t) => {
  const issuer = await startIssuer();
  t.after(() => issuer.close());
  const asked = Promise.withResolvers<ServerResponse>();
  const keys = createServer((_, response) => asked.resolve(response)).listen(0, '127.0.0.1');
  await once(keys, 'listening');
  t.after(() => keys.close());
  const lines: { msg?: string; outcome?: string }[] = [];
  const log = createLog('info', {
    write: (text: string) =>
      lines.push(
        ...text
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as object),
      ),
  });
  const gateway = await startTestGateway({
    services: [],
    log,
    env: environmentOf({
      ...issuer.config,
      jwksUrl: `http://127.0.0.1:${(keys.address() as AddressInfo).port}/`,
    }),
  });
  t.after(() => gateway.close());
  const answer = await (await fetch(issuer.config.jwksUrl)).text();
  const client = await RawClient.connect(gateway.origin);
  client.send(post(TYPENAME, { authorization: `Bearer ${await issuer.token()}` }).slice(0, -5));
  const response = await asked.promise;
  client.close();
  await sleep(20);
  response.setHeader('content-type', 'application/json').end(answer);
  const requests = () => lines.filter(({ msg }) => msg === 'request');
  while (requests().length === 0) await sleep(1);
  assert.equal(requests()[0]?.outcome, 'BAD_REQUEST');
});
