import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, beforeEach, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';
import { post, RawClient, TYPENAME } from '../server/raw-client.ts';
import { assertRefusal } from '../server/refusal.ts';
import { dataOf } from '../server/data-of.ts';

const BATCHES = JSON.stringify({ query: '{ paymentBatches { totalCount } }' });

/** Short enough to be tried, and each longer than the one that must come before it. */
const LIMITS = { headersMs: 250, requestMs: 500, checkEveryMs: 25, stalledMs: 300, connections: 20 };

describe('a connection', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startTestGateway({ limits: LIMITS });
  });
  after(() => gateway.close());
  beforeEach(() => {
    gateway.sandbox.concur.clearCalls();
    gateway.sandbox.concur.faults.clear();
  });

  /** Sends bytes, expects one refusal and the connection's end, and nothing to have been asked of a service. */
  async function refused(bytes: string | Buffer, status: number, code: string): Promise<void> {
    const client = await RawClient.connect(gateway.origin);
    client.send(bytes);
    const answer = await client.answer();
    assert.ok(answer, `no answer to ${bytes.toString('latin1').slice(0, 60)}`);
    assert.equal(answer.status, status, bytes.toString('latin1').slice(0, 80));
    assert.match(answer.headers.get('content-type') ?? '', /^application\/json/);
    assertRefusal(answer.body, code);
    assert.equal(await client.over(), '', 'nothing comes after a refusal');
    assert.deepEqual(gateway.sandbox.concur.calls, []);
  }
  const answers = async () => assert.equal((await gateway.ask('{ __typename }')).status, 200);

  it('a connection that says nothing is ended', async () => {
    await refused('', 408, 'REQUEST_TIMEOUT');
  });

  it('a connection whose headers trickle in is ended', async () => {
    const client = await RawClient.connect(gateway.origin);
    client.send('POST /graphql HTTP/1.1\r\nhost: localhost\r\n');
    const drip = setInterval(() => client.send('x: y\r\n'), 20);
    const answer = await client.answer();
    clearInterval(drip);
    assert.equal(answer?.status, 408);
    assertRefusal(answer.body, 'REQUEST_TIMEOUT');
    await client.over();
  });

  it('a connection whose body trickles in, or never comes, is ended', async () => {
    for (const headers of [{ 'content-length': '200000' }, { 'content-length': '5' }]) {
      const client = await RawClient.connect(gateway.origin);
      client.send(post('', headers));
      const drip = setInterval(() => client.send(headers['content-length'] === '5' ? '' : ' '), 20);
      const answer = await client.answer();
      clearInterval(drip);
      assert.equal(answer?.status, 408);
      assertRefusal(answer.body, 'REQUEST_TIMEOUT');
      await client.over();
    }
    await answers();
  });

  it('a connection with a head longer than is read is refused', async () => {
    await refused(post(TYPENAME, { x: 'x'.repeat(20_000) }), 431, 'REQUEST_HEADER_FIELDS_TOO_LARGE');
    const address = `/graphql?query=${'x'.repeat(20_000)}`;
    await refused(`GET ${address} HTTP/1.1\r\nhost: x\r\n\r\n`, 431, 'REQUEST_HEADER_FIELDS_TOO_LARGE');
    const many = Array.from({ length: 5_000 }, (_, index) => `a${index}: b\r\n`).join('');
    await refused(`GET / HTTP/1.1\r\nhost: x\r\n${many}\r\n`, 431, 'REQUEST_HEADER_FIELDS_TOO_LARGE');
  });

  it('a connection with two lengths, or a length and chunks, or chunks that are none, is refused', async () => {
    const head = 'POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n';
    const smuggled = `GET /graphql?query=%7B__typename%7D HTTP/1.1\r\nhost: localhost\r\n\r\n`;
    for (const [lengths, body] of [
      ['content-length: 5\r\ncontent-length: 6\r\n', TYPENAME],
      ['content-length: 5, 6\r\n', TYPENAME],
      ['content-length: -1\r\n', TYPENAME],
      ['content-length: +5\r\n', TYPENAME],
      ['content-length: 0x10\r\n', TYPENAME],
      ['content-length: 99999999999999999999999\r\n', TYPENAME],
      ['content-length: 4\r\ntransfer-encoding: chunked\r\n', `0\r\n\r\n${smuggled}`],
      ['transfer-encoding: chunked\r\ncontent-length: 4\r\n', `0\r\n\r\n${smuggled}`],
      ['transfer-encoding: chunked, identity\r\n', `0\r\n\r\n`],
      ['transfer-encoding: chunked\r\ntransfer-encoding: identity\r\n', `0\r\n\r\n`],
      ['transfer-encoding : chunked\r\n', `0\r\n\r\n`],
      ['transfer-encoding: chunked\r\n', `zz\r\n${TYPENAME}\r\n0\r\n\r\n`],
      ['transfer-encoding: chunked\r\n', `-5\r\n${TYPENAME}\r\n0\r\n\r\n`],
      ['transfer-encoding: chunked\r\n', `ffffffffffffffffff\r\n${TYPENAME}\r\n0\r\n\r\n`],
      ['transfer-encoding: chunked\r\n', `2\r\n{}xx0\r\n\r\n`],
    ] as const) {
      await refused(`${head}${lengths}\r\n${body}`, 400, 'BAD_REQUEST');
    }
    await answers();
  });

  it('a connection with chunks in HTTP/1.0, or with a coding beside them, is refused and closed', async () => {
    const head = 'host: localhost\r\ncontent-type: application/json\r\n';
    const chunks = `${TYPENAME.length.toString(16)}\r\n${TYPENAME}\r\n0\r\n\r\n`;
    const smuggled = 'GET /graphql?query=%7B__typename%7D HTTP/1.1\r\nhost: localhost\r\n\r\n';
    const old = `POST /graphql HTTP/1.0\r\n${head}connection: keep-alive\r\ntransfer-encoding: chunked\r\n\r\n`;
    await refused(old + chunks + smuggled, 400, 'BAD_REQUEST');
    for (const codings of ['gzip, chunked', 'xchunked', 'gzip']) {
      const coded = `POST /graphql HTTP/1.1\r\n${head}transfer-encoding: ${codings}\r\n\r\n`;
      await refused(coded + chunks + smuggled, 501, 'NOT_IMPLEMENTED');
    }
    await answers();
  });

  it('a connection with chunk extensions without end is refused', async () => {
    const chunk = `1;${'x'.repeat(17_000)}\r\n{\r\n`;
    await refused(
      post('', { 'transfer-encoding': 'chunked' }).replace(/content-length: 0\r\n/, '') + chunk,
      413,
      'PAYLOAD_TOO_LARGE',
    );
  });

  it('a connection with something that is not HTTP/1.1 is refused', async () => {
    for (const bytes of [
      'hello\r\n\r\n',
      '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
      'GET / HTTP/9.9\r\nhost: x\r\n\r\n',
      'GET / HTTP/1.1\nhost: x\n\n',
      'GET / HTTP/1.1\r\nhost: x\r\n continued: y\r\n\r\n',
      'GET / HTTP/1.1\r\nhost: x\r\nbad\0name: y\r\n\r\n',
      'GET / HTTP/1.1\r\nhost: x\r\nname: a\0b\r\n\r\n',
      'G\xc3\xa4T / HTTP/1.1\r\nhost: x\r\n\r\n',
      'get / HTTP/1.1\r\nhost: x\r\n\r\n',
      Buffer.alloc(4_096, 0xff),
    ]) {
      await refused(bytes, 400, 'BAD_REQUEST');
    }
    await answers();
  });

  it('a connection that names no host, or two, is refused', async () => {
    const path = 'GET /graphql?query=%7B__typename%7D HTTP/1.1\r\n';
    await refused(`${path}\r\n`, 400, 'BAD_REQUEST');
    await refused(`${path}host: localhost\r\nHOST: evil.example\r\n\r\n`, 400, 'BAD_REQUEST');
  });

  it('a connection that expects what there is not, or wants a tunnel, is refused', async () => {
    await refused(post(TYPENAME, { expect: 'the-moon' }), 417, 'EXPECTATION_FAILED');
    await refused('CONNECT services.example:443 HTTP/1.1\r\nhost: x\r\n\r\n', 405, 'METHOD_NOT_ALLOWED');
  });

  it('a connection that is reset right after anything at all leaves the gateway answering', async () => {
    for (const bytes of [
      'CONNECT x:1 HTTP/1.1\r\nhost: x\r\n\r\n',
      'nonsense\r\n\r\n',
      post('{'),
      post(TYPENAME),
      'PO',
    ]) {
      for (let times = 0; times < 20; times += 1) {
        const client = await RawClient.connect(gateway.origin);
        client.send(bytes);
        if (times % 2 === 0) await sleep(1);
        client.socket.resetAndDestroy();
      }
    }
    await answers();
  });

  it('a connection that wants another protocol is answered in this one', async () => {
    const client = await RawClient.connect(gateway.origin);
    client.send(post(TYPENAME, { connection: 'upgrade', upgrade: 'websocket' }));
    assert.deepEqual(await dataOf((await client.answer())?.body ?? ''), { __typename: 'Query' });
    client.close();
  });

  it('a connection with garbage behind a request gives that request its answer, then refuses', async () => {
    gateway.sandbox.concur.faults.add({ path: /batchlist/, times: 2, fault: { kind: 'delay', ms: 60 } });
    const client = await RawClient.connect(gateway.origin);
    client.send(`${post(TYPENAME)}${post(BATCHES)}garbage\r\n\r\n${post(BATCHES)}`);
    assert.deepEqual(await dataOf((await client.answer())?.body ?? ''), { __typename: 'Query' });
    assert.match((await client.answer())?.body ?? '', /"totalCount":\d+/);
    const refusal = await client.answer();
    assert.equal(refusal?.status, 400);
    assertRefusal(refusal.body, 'BAD_REQUEST');
    assert.equal(await client.over(), '');
    const lists = gateway.sandbox.concur.calls.filter(({ path }) => path.includes('batchlist'));
    assert.equal(lists.length, 2, 'what came after the garbage was not read');
  });

  it('a connection with a body that turns out to be none behind a request refuses it in its turn', async () => {
    const chunked = post('', { 'transfer-encoding': 'chunked' }).replace('content-length: 0\r\n', '');
    for (const broken of [chunked, chunked.replace('host: localhost\r\n', '')]) {
      gateway.sandbox.concur.faults.add({ path: /batchlist/, times: 2, fault: { kind: 'delay', ms: 60 } });
      const client = await RawClient.connect(gateway.origin);
      client.send(`${post(BATCHES)}${broken}zz\r\n`);
      assert.match((await client.answer())?.body ?? '', /"totalCount":\d+/);
      const refusal = await client.answer();
      assert.equal(refusal?.status, 400);
      assertRefusal(refusal.body, 'BAD_REQUEST');
      assert.equal(await client.over(), '');
    }
    await answers();
  });

  it('a connection answers requests that came at once in their order', async () => {
    gateway.sandbox.concur.faults.add({ path: /batchlist/, times: 2, fault: { kind: 'delay', ms: 60 } });
    const client = await RawClient.connect(gateway.origin);
    client.send(`${post(BATCHES)}${post(TYPENAME)}${post('{')}${post(TYPENAME)}`);
    const bodies = [];
    for (let index = 0; index < 4; index += 1) bodies.push((await client.answer())?.body.slice(0, 30));
    assert.match(bodies[0] ?? '', /paymentBatches/);
    assert.match(bodies[1] ?? '', /__typename/);
    assert.match(bodies[2] ?? '', /errors/);
    assert.match(bodies[3] ?? '', /__typename/);
    client.close();
  });

  it('a connection half closed before its request is whole is ended', async () => {
    for (const bytes of ['POST /gra', post('{', { 'content-length': '10' })]) {
      const client = await RawClient.connect(gateway.origin);
      client.send(bytes);
      client.socket.end();
      const rest = await client.over();
      assert.doesNotMatch(rest, /^HTTP\/1.1 200/);
    }
    await answers();
  });

  it('a connection beyond those that are taken is closed as it comes, and the others go on', async () => {
    const kept = await RawClient.connect(gateway.origin);
    kept.send(post(TYPENAME));
    assert.equal((await kept.answer())?.status, 200);
    const port = Number(new URL(gateway.origin).port);
    const crowd = Array.from({ length: 60 }, () => {
      const socket = connect(port, '127.0.0.1').on('error', () => {});
      return socket.resume();
    });
    while (crowd.filter((socket) => !socket.closed).length >= LIMITS.connections) await sleep(5);
    kept.send(post(TYPENAME));
    assert.equal((await kept.answer())?.status, 200);
    kept.close();
    for (const socket of crowd) socket.destroy();
  });
});
