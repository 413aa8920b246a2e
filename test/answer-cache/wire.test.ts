import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';
import { Asker, unpacked } from './raw-ask.ts';
import type { Ask } from './raw-ask.ts';
import { figuresOf } from './two-gateways.ts';

const QUERY = '{ paymentBatches { nodes { id name } } }';

let gateway: TestGateway;
const asker = new Asker();
before(async () => {
  gateway = await startTestGateway({ env: { OPS_PORT: '0' } });
});
after(async () => {
  asker.close();
  await gateway.close();
});

const ask = (asked: Partial<Ask> = {}) => asker.ask(gateway.origin, { query: QUERY, ...asked });

/** How many answers were given again while something was done. */
async function hitsOf(work: () => Promise<unknown>): Promise<number> {
  const { hits } = await figuresOf(gateway.opsOrigin);
  await work();
  return (await figuresOf(gateway.opsOrigin)).hits - hits;
}

describe('an answer that is given again', () => {
  const JSON_TYPE = { accept: 'application/json' };
  const OWN_TYPE = { accept: 'application/graphql-response+json' };

  it('an answer that is given again goes out with the status, the headers and the bytes that it had the first time', async () => {
    for (const asked of [{}, { headers: OWN_TYPE }, { method: 'GET' as const }]) {
      const [first, again] = [await ask(asked), await ask(asked)];
      assert.equal(again.status, 200);
      assert.deepEqual(
        { ...again.headers, date: '', 'x-request-id': '' },
        { ...first.headers, date: '', 'x-request-id': '' },
      );
      assert.deepEqual(again.body, first.body);
    }
  });

  it('an answer that is given again is one of its own for each media type and method, and for nobody who writes it in other words', async () => {
    const asks: Partial<Ask>[] = [
      { headers: JSON_TYPE },
      { headers: OWN_TYPE },
      { method: 'GET', headers: JSON_TYPE },
      { method: 'GET', headers: OWN_TYPE },
      { query: `${QUERY} ` },
      { variables: {} },
      { query: `query A ${QUERY}`, operationName: 'A' },
    ];
    for (const asked of asks) await ask(asked);
    for (const asked of asks) assert.equal(await hitsOf(() => ask(asked)), 1);
    assert.equal(await hitsOf(() => ask({ query: ` ${QUERY}` })), 0);
    assert.equal(
      (await ask(asks[1])).headers['content-type'],
      'application/graphql-response+json; charset=utf-8',
    );
    assert.equal((await ask(asks[0])).headers['content-type'], 'application/json; charset=utf-8');
  });

  it('an answer that is given again is packed as each client likes it', async () => {
    const plain = await ask();
    for (const coding of ['gzip', 'br', 'identity', 'gzip', 'br']) {
      const made = await ask({ headers: { 'accept-encoding': coding } });
      assert.equal(made.headers['content-encoding'], coding === 'identity' ? undefined : coding);
      assert.equal(made.headers['content-length'], String(made.body.length));
      assert.deepEqual(unpacked(made), unpacked(plain));
    }
    assert.equal(await hitsOf(() => ask({ headers: { 'accept-encoding': 'gzip' } })), 1);
  });

  it('an answer that is given again is told of to a HEAD without a body, with the length and the tag that a GET has', async () => {
    const get = await ask({ method: 'GET' });
    const head = await ask({ method: 'HEAD' });
    assert.equal(head.body.length, 0);
    assert.deepEqual(
      { ...head.headers, date: '', 'x-request-id': '' },
      { ...get.headers, date: '', 'x-request-id': '' },
    );
    assert.ok(head.headers.etag);
  });

  it('an answer that is given again has no tag where it was asked for by POST, and ignores those that a POST sends', async () => {
    const { etag } = (await ask({ method: 'GET' })).headers;
    assert.ok(typeof etag === 'string');
    const post = await ask({ headers: { 'if-none-match': etag } });
    assert.equal(post.status, 200);
    assert.equal(post.headers.etag, undefined);
  });
});

describe('a GET whose client holds an answer', () => {
  const GET = { method: 'GET' as const };
  let etag: string;
  beforeEach(async () => {
    etag = String((await ask(GET)).headers.etag);
  });

  it('a GET whose client holds an answer is told so without a body, as long as it holds', async () => {
    for (const held of [etag, etag.replace('W/', ''), `"another", ${etag}`, '*']) {
      const { status, body, headers } = await ask({ ...GET, headers: { 'if-none-match': held } });
      assert.equal(status, 304, held);
      assert.equal(body.length, 0);
      assert.equal(headers.etag, etag);
      assert.equal(headers['content-type'], undefined);
      assert.equal(headers.vary, 'Accept, Accept-Encoding, Origin');
    }
    const packed = await ask({ ...GET, headers: { 'accept-encoding': 'br', 'if-none-match': etag } });
    assert.equal(packed.status, 304);
  });

  it('a GET whose client holds an answer is sent the new one, and its tag, once it has changed', async () => {
    const [batch] = gateway.sandbox.concur.data.batches;
    assert.ok(batch);
    batch.name = `${batch.name}, changed`;
    const { status, headers } = await ask({ ...GET, headers: { 'if-none-match': etag } });
    assert.equal(status, 200);
    assert.notEqual(headers.etag, etag);
  });

  it('a GET whose client holds an answer is sent the answer where it holds one of the other media type', async () => {
    const other = { ...GET, headers: { accept: 'application/graphql-response+json', 'if-none-match': etag } };
    assert.equal((await ask(other)).status, 200);
  });

  it('a GET whose client holds an answer is sent the answer where the tag is none', async () => {
    for (const held of ['"another"', 'W/"', etag.slice(2, -1), '']) {
      assert.equal((await ask({ ...GET, headers: { 'if-none-match': held } })).status, 200, held);
    }
  });
});

describe('what operators are told', () => {
  it('what operators are told counts each request as what it was, and says what is kept', async () => {
    const before = await figuresOf(gateway.opsOrigin);
    const query = '{ bulkPayments(first: 7) { nodes { batchNo } } }';
    await ask({ query });
    await ask({ query });
    const [payment] = gateway.sandbox.iplicit.data.payments;
    assert.ok(payment);
    payment.description = 'other';
    await ask({ query });
    const { hits, partials, misses, answers, bytes } = await figuresOf(gateway.opsOrigin);
    assert.deepEqual(
      { hits: hits - before.hits, partials: partials - before.partials, misses: misses - before.misses },
      { hits: 1, partials: 1, misses: 1 },
    );
    assert.equal(answers, before.answers + 1);
    assert.ok(bytes > before.bytes);
  });
});
