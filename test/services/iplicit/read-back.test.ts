import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import type { Intent, Json } from '../../../src/writes/store/store.ts';
import {
  checkCreate,
  checkOf,
  checkPayment,
  createCheck,
  paymentsDescribed,
} from '../../../src/services/iplicit/writes/effect-check.ts';
import type { PaymentProof } from '../../../src/services/iplicit/writes/effect-check.ts';
import { iplicitUnderTest, upstreamError } from './iplicit-under-test.ts';
import type { IplicitUnderTest } from './iplicit-under-test.ts';

const NOW = Date.UTC(2026, 10, 30);

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
    JSON.stringify(intent.proof).includes('payment"')
      ? checkPayment(client, intent)
      : checkCreate(client, intent);
  return { ...test, readBack };
}

function held({ sandbox }: IplicitUnderTest, index: number) {
  const payment = sandbox.data.payments[index];
  assert.ok(payment);
  return payment;
}

describe('reading back a create', () => {
  const input = { description: 'Rent', bankAccount: 'MITGBP', bankRef: 'R-1' };
  const createIntent = async (test: IplicitUnderTest, more = {}) => {
    const { proof, before } = createCheck(
      { ...input, ...more },
      (await paymentsDescribed(test.iplicit.client, 'Rent')) ?? [],
    );
    return intent(proof, before);
  };

  it('reading back a create finds the one new payment of its description that shows all that was sent', async (t) => {
    const test = await started(t);
    Object.assign(held(test, 1), { description: 'Rent', bankRef: 'R-1' });
    const wanted = await createIntent(test, { allocations: [{ document: 'PI-5001', amount: '1.1' }] });
    assert.deepEqual(await test.readBack(wanted), { shows: 'unchanged' });
    await test.iplicit.client.create('{"description":"Rent","bankRef":"R-1"}');
    assert.deepEqual(await test.readBack(wanted), { shows: 'nothing' }, 'it pays something else');
    const body =
      '{"description":"Rent","bankRef":"R-1","allocations":[{"docId":"PI-5001","allocAmountCurrency":1.10}]}';
    const made = await test.iplicit.client.create(body);
    assert.ok(made.accepted);
    assert.deepEqual(await test.readBack(wanted), { shows: 'applied', target: `BulkPayment:${made.uuid}` });
  });

  it('reading back a create does not choose between two', async (t) => {
    const test = await started(t);
    const wanted = await createIntent(test);
    for (let time = 0; time < 2; time++)
      await test.iplicit.client.create('{"description":"Rent","bankRef":"R-1"}');
    const evidence = await test.readBack(wanted);
    assert.equal(evidence.shows, 'several');
  });

  it('reading back a create takes its absence for no sign where what was changed since may be the same, described anew', async (t) => {
    const test = await started(t);
    const wanted = await createIntent(test);
    const lastModified = new Date(NOW + 1_000).toISOString().slice(0, -1);
    Object.assign(held(test, 2), { bankRef: 'R-1', lastModified });
    assert.deepEqual(await test.readBack(wanted), { shows: 'nothing' });
    Object.assign(held(test, 2), { bankRef: 'R-2' });
    assert.deepEqual(await test.readBack(wanted), { shows: 'unchanged' });
  });

  it('reading back a create tells nothing of a blank description, by which iplicit lists everything', async (t) => {
    const test = await started(t);
    assert.equal(await paymentsDescribed(test.iplicit.client, ' '), undefined);
    assert.deepEqual(test.calls(), []);
    assert.deepEqual(await test.readBack(intent(null)), { shows: 'nothing' });
  });
});

describe('reading back a write to a payment', () => {
  it('reading back a write to a payment holds the present state against the one before', async (t) => {
    const test = await started(t);
    const { id } = held(test, 0);
    const proof: PaymentProof = { kind: 'step', payment: id, step: 'ABANDON' };
    const met = await test.iplicit.client.payment(id);
    assert.ok(met);
    const { before } = checkOf(proof, met);
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
    const before = { aspect: 'v' };
    assert.deepEqual(await readBack(intent(proof, before)), { shows: 'nothing' });
  });

  it('reading back a write to a payment throws where iplicit cannot be read', async (t) => {
    const { readBack, sandbox } = await started(t);
    sandbox.faults.add({ method: 'GET', times: 9, fault: { kind: 'status', status: 500 } });
    const proof = { kind: 'step', payment: held({ sandbox } as IplicitUnderTest, 0).id, step: 'ABANDON' };
    await assert.rejects(readBack(intent(proof)), upstreamError('UPSTREAM_UNAVAILABLE'));
  });
});
