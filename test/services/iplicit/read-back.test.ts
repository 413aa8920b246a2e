import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import type { Intent, Json } from '../../../src/writes/store/store.ts';
import { beforeOf, checkCreate, checkPayment } from '../../../src/services/iplicit/writes/effect-check.ts';
import type { PaymentProof } from '../../../src/services/iplicit/writes/effect-check.ts';
import { iplicitUnderTest, upstreamError } from './iplicit-under-test.ts';
import type { IplicitUnderTest } from './iplicit-under-test.ts';

const NOW = Date.UTC(2026, 10, 30);
const REFERENCE = 'Gateway 1f0c2a9e-5b77-4c1e-9d52-0a6b8f3e7d10';

/** What the journal holds of a write, as it comes out of it: JSON. */
function intent(proof: Json, before: Json = null): Intent {
  const kept = JSON.parse(JSON.stringify({ proof, before })) as { proof: Json; before: Json };
  return {
    operation: 'any',
    target: 'BulkPayment:any',
    at: NOW,
    ...kept,
  };
}

async function started(t: TestContext) {
  const test = await iplicitUnderTest(t, { iplicit: { now: () => NOW } });
  const { client } = test.iplicit;
  const readBack = (intent: Intent) =>
    intent.before === null ? checkCreate(client, intent) : checkPayment(client, intent);
  return { ...test, readBack };
}

function held({ sandbox }: IplicitUnderTest, index: number) {
  const payment = sandbox.data.payments[index];
  assert.ok(payment);
  return payment;
}

describe('reading back a create', () => {
  const proof = { kind: 'create', reference: REFERENCE };

  it('reading back a create finds the payment by the whole of its reference, and gives its id', async (t) => {
    const test = await started(t);
    held(test, 3).description = REFERENCE;
    held(test, 4).description = `${REFERENCE} (copy)`;
    assert.deepEqual(await test.readBack(intent(proof)), {
      shows: 'applied',
      target: `BulkPayment:${held(test, 3).id}`,
    });
    assert.deepEqual(test.calls(), [
      `GET /api/BatchPayment?Description=${REFERENCE.replace(' ', '+')}&take=2&skip=0`,
    ]);
  });

  it('reading back a create does not choose between two', async (t) => {
    const test = await started(t);
    held(test, 3).description = REFERENCE;
    held(test, 4).description = REFERENCE;
    assert.deepEqual(await test.readBack(intent(proof)), { shows: 'nothing' });
  });

  it('reading back a create takes its absence for no sign: the payment may have been described anew', async (t) => {
    const { readBack } = await started(t);
    assert.deepEqual(await readBack(intent(proof)), { shows: 'nothing' });
  });

  it('reading back a create asks nothing where the caller gave the description', async (t) => {
    const { readBack, calls } = await started(t);
    assert.deepEqual(await readBack(intent({ kind: 'create', reference: null })), { shows: 'nothing' });
    assert.deepEqual(calls(), []);
  });
});

describe('reading back a write to a payment', () => {
  it('reading back a write to a payment holds the present state against the one before', async (t) => {
    const test = await started(t);
    const { id } = held(test, 0);
    const proof: PaymentProof = { kind: 'step', payment: id, step: 'ABANDON' };
    const met = await test.iplicit.client.payment(id);
    assert.ok(met);
    const before = beforeOf(proof, met);
    assert.deepEqual(await test.readBack(intent(proof, before)), {
      shows: 'unchanged',
    });
    held(test, 0).statusList = ['abandoned'];
    assert.deepEqual(await test.readBack(intent(proof, before)), {
      shows: 'applied',
    });
    held(test, 0).statusList = ['posted'];
    assert.deepEqual(await test.readBack(intent(proof, before)), {
      shows: 'nothing',
    });
  });

  it('reading back a write to a payment proves nothing by a payment that is gone', async (t) => {
    const { readBack } = await started(t);
    const proof = { kind: 'step', payment: '00000000-0000-4000-8000-000000000000', step: 'ABANDON' };
    const before = { version: 'v', status: 'DRAFT', held: false };
    assert.deepEqual(await readBack(intent(proof, before)), { shows: 'nothing' });
  });

  it('reading back a write to a payment throws where iplicit cannot be read', async (t) => {
    const { readBack, sandbox } = await started(t);
    sandbox.faults.add({ method: 'GET', times: 9, fault: { kind: 'status', status: 500 } });
    const proof = { kind: 'step', payment: held({ sandbox } as IplicitUnderTest, 0).id, step: 'ABANDON' };
    await assert.rejects(readBack(intent(proof)), upstreamError('UPSTREAM_UNAVAILABLE'));
  });
});
