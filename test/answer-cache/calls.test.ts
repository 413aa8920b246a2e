import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';
import { figuresOf } from './two-gateways.ts';

/** Reads a list, then what is on it, then what that names, then what that names. */
const CHAIN = `{
  bulkPayments(first: 5) {
    nodes { version bankAccount { code } allocations { document { contactAccount { description } } } }
  }
  paymentBatches(first: 2) { nodes { name } }
}`;

let gateway: TestGateway;
before(async () => {
  gateway = await startTestGateway({ env: { OPS_PORT: '0' } });
});
after(() => gateway.close());
afterEach(() => {
  for (const side of [gateway.sandbox.concur, gateway.sandbox.iplicit]) {
    side.faults.clear();
    side.clearCalls();
  }
});

/** What has been asked of the services since they were last cleared. */
function calls(): string[] {
  const { concur, iplicit } = gateway.sandbox;
  return [...concur.calls, ...iplicit.calls].map(({ method, path }) => `${method} ${path}`);
}

function clearCalls(): void {
  gateway.sandbox.concur.clearCalls();
  gateway.sandbox.iplicit.clearCalls();
}

describe('what services are asked', () => {
  it('what services are asked for an answer that is given again, is each read that it was made from, once', async () => {
    const first = await gateway.ask(CHAIN);
    assert.deepEqual(first.errors, []);
    const reads = new Set(calls().filter((call) => call.startsWith('GET')));
    assert.ok(reads.size > 15);
    clearCalls();
    const again = await gateway.ask(CHAIN);
    assert.deepEqual(again.data, first.data);
    assert.equal((await figuresOf(gateway.opsOrigin)).hits, 1);
    assert.deepEqual(calls().toSorted(), [...reads].toSorted());
  });

  it('what services are asked comes all at once: a chain of reads is one round', async () => {
    await gateway.ask(CHAIN);
    const reads = (clearCalls(), await gateway.ask(CHAIN), calls());
    clearCalls();
    for (const side of [gateway.sandbox.concur, gateway.sandbox.iplicit]) {
      side.faults.add({ times: 1_000, fault: { kind: 'hang' } });
    }
    const leave = new AbortController();
    const asking = fetch(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: CHAIN }),
      signal: leave.signal,
    });
    // Nothing is answered, and yet all of them arrive: none waits for another.
    while (calls().length < reads.length) await sleep(5);
    assert.deepEqual(calls().toSorted(), reads.toSorted());
    leave.abort();
    await assert.rejects(asking);
  });

  it('what services are asked for an answer that has to be made anew, is still each read once', async () => {
    await gateway.ask(CHAIN);
    clearCalls();
    const [payment] = gateway.sandbox.iplicit.data.payments;
    assert.ok(payment);
    payment.hasNotes = !payment.hasNotes;
    const { errors } = await gateway.ask(CHAIN);
    assert.deepEqual(errors, []);
    assert.ok((await figuresOf(gateway.opsOrigin)).partials > 0);
    const asked = calls();
    assert.equal(new Set(asked).size, asked.length);
  });

  it('what services are asked is what an execution that changed its mind needs besides, and no more', async () => {
    const query = '{ bulkPayments(first: 3) { nodes { version } } }';
    await gateway.ask(query);
    const { payments } = gateway.sandbox.iplicit.data;
    payments.unshift(...payments.splice(3, 1));
    clearCalls();
    const { errors } = await gateway.ask(query);
    assert.deepEqual(errors, []);
    const details = calls().filter((call) => call.includes('/BatchPayment/'));
    assert.equal(details.length, 4, 'those three that it knew of, and the one that is new');
  });

  it('what services are asked bears an id of its own for each request to Concur', async () => {
    const query = '{ paymentBatches(first: 1) { nodes { name } } }';
    for (let asked = 0; asked < 3; asked += 1) await gateway.ask(query);
    const ids = gateway.sandbox.concur.calls.map(({ headers }) => headers['concur-correlationid']);
    assert.equal(ids.length, 6);
    assert.equal(new Set(ids).size, 6);
  });

  it('what services are asked is the right address alone, once it is known, for whoever asks again', async () => {
    const old = await startTestGateway({ sandbox: { concurEdition: '2018' }, env: { OPS_PORT: '0' } });
    const { concur } = old.sandbox;
    const query = '{ paymentBatches(filter: { status: OPEN }) { totalCount } }';
    for (let asked = 0; asked < 2; asked += 1) assert.deepEqual((await old.ask(query)).errors, []);
    concur.clearCalls();
    const { errors } = await old.ask(query);
    const { hits } = await figuresOf(old.opsOrigin);
    const paths = concur.calls.map(({ path }) => path);
    await old.close();
    assert.deepEqual(errors, []);
    assert.equal(hits, 1);
    assert.deepEqual(paths, ['/expense/paymentbatch/v1.1/batchlist/?Status=OPEN']);
  });
});
