import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';
import { dataOf } from './data-of.ts';

const LONG = '{ __schema { types { name description } } }';
const SHORT = '{ __typename }';

describe('an answer', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startTestGateway();
  });
  after(() => gateway.close());

  /** Unlike fetch this neither asks for packing by itself nor undoes it. */
  async function ask(query: string, acceptEncoding?: string, method = 'GET') {
    const sent = request(`${gateway.url}?${new URLSearchParams({ query })}`, {
      method,
      agent: false,
      headers: acceptEncoding === undefined ? {} : { 'accept-encoding': acceptEncoding },
    }).end();
    const [response] = await once(sent, 'response');
    const { headers } = response as IncomingMessage;
    return { headers, coding: headers['content-encoding'], body: await buffer(response) };
  }

  it('an answer is packed the way that the client wants most, best first, and says what it depends on', async () => {
    const plain = (await ask(LONG)).body;
    for (const [accepted, coding] of [
      ['gzip, deflate, br', 'br'],
      ['gzip', 'gzip'],
      ['br;q=0.5, gzip;q=0.8', 'gzip'],
      ['*', 'br'],
      ['GZIP;Q=1.0', 'gzip'],
      ['br;q=0, *;q=0.5', 'gzip'],
      ['identity;q=0, gzip;q=0.1', 'gzip'],
    ] as const) {
      const { headers, body } = await ask(LONG, accepted);
      assert.equal(headers['content-encoding'], coding, accepted);
      assert.match(headers.vary ?? '', /Accept-Encoding/);
      assert.equal(headers['content-length'], String(body.length));
      assert.ok(body.length * 2 < plain.length);
      assert.ok((coding === 'br' ? brotliDecompressSync(body) : gunzipSync(body)).equals(plain));
    }
  });

  it('an answer is the same UTF-8 however long it is and however it is packed, the first time and again', async () => {
    const description = 'Zahlung für “Ł” über 5 €, 😀'.repeat(8);
    const query = `mutation { updateBulkPayment(input: { id: "BP-1001", description: "${description}", idempotencyKey: "key-2" }) { outcome } }`;
    const headers = { 'content-type': 'application/json' };
    await dataOf(await fetch(gateway.url, { method: 'POST', headers, body: JSON.stringify({ query }) }));
    for (const times of [1, 20, 30]) {
      const fields = Array.from({ length: times }, (_, each) => `a${each}: description`).join(' ');
      const asked = `{ bulkPayment(id: "BP-1001") { ${fields} } }`;
      for (const accepted of [undefined, undefined, 'gzip, identity;q=0', 'br, identity;q=0']) {
        const { headers, coding, body } = await ask(asked, accepted);
        assert.equal(headers['content-length'], String(body.length));
        const plain = coding === 'br' ? brotliDecompressSync(body) : coding ? gunzipSync(body) : body;
        const { bulkPayment } = (await dataOf(plain.toString())) as { bulkPayment: Record<string, string> };
        assert.deepEqual(Object.values(bulkPayment), Array<string>(times).fill(description));
      }
    }
  });

  it('an answer is sent as it is where that is asked for, or nothing else is known', async () => {
    for (const accepted of [
      undefined,
      '',
      'identity',
      'deflate, zstd',
      'br;q=0, gzip;q=0',
      'identity;q=1, gzip;q=0.5',
      'gzip;q=0.2, br;q=0.2, identity;q=0.3',
      '*;q=0',
    ]) {
      const { coding, body } = await ask(LONG, accepted);
      assert.equal(coding, undefined, String(accepted));
      assert.ok(JSON.parse(body.toString()).data);
    }
  });

  it('an answer is never packed when tiny, unless the client takes it in no other way', async () => {
    assert.equal((await ask(SHORT, 'br, gzip')).coding, undefined);
    const { coding, body } = await ask(SHORT, 'gzip, identity;q=0');
    assert.equal(coding, 'gzip');
    assert.deepEqual(await dataOf(gunzipSync(body).toString()), { __typename: 'Query' });
  });

  it('an answer to HEAD has the same headers and no body', async () => {
    const [whole, head] = [await ask(LONG, 'br'), await ask(LONG, 'br', 'HEAD')];
    for (const name of ['content-encoding', 'content-length', 'content-type', 'vary']) {
      assert.equal(head.headers[name], whole.headers[name], name);
    }
    assert.equal(head.body.length, 0);
  });
});
