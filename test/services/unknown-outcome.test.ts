import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { keyFile } from '../auth/keys.ts';
import { startTestGateway } from '../gateway.ts';

interface Run {
  status: string;
  availableActions: string[];
  pendingMutation: { record: string; mutation: string; outcome: string } | null;
}

interface Resolved {
  outcome: string;
  replayed: boolean;
  userErrors: { code: string; field: string[] | null }[];
  record: { outcome: string; settledBy: string | null; note: string | null } | null;
}

/** A gateway one of whose payments has a submit of unknown outcome, with two who are asked who they are. */
async function withUnknownSubmit(t: TestContext) {
  const { path, keys } = keyFile(t, {
    maker: ['payments:read', 'payments:edit', 'payments:submit'],
    operator: ['payments:read', 'payments:audit', 'payments:resolve'],
  });
  const gateway = await startTestGateway({
    services: ['iplicit'],
    env: { AUTH: 'api-key', AUTH_API_KEYS_FILE: path, READ_BACK_MS: '20' },
  });
  t.after(() => gateway.close());
  const { iplicit } = gateway.sandbox;
  const payment = iplicit.data.payments.find(({ batchNo }) => batchNo === 'BP-1001');
  assert.ok(payment);

  async function readAs<Data>(
    who: keyof typeof keys,
    document: string,
    variables: Record<string, unknown>,
  ): Promise<Data> {
    const { data, errors } = await gateway.ask<Data>(document, variables, { 'x-api-key': keys[who] });
    assert.deepEqual(errors, []);
    return data;
  }

  const run = async (): Promise<Run> => {
    const { bulkPayment } = await readAs<{ bulkPayment: Run }>(
      'maker',
      `query ($id: ID!) { bulkPayment(id: $id) {
        status availableActions pendingMutation { record mutation outcome }
      } }`,
      { id: payment.id },
    );
    return bulkPayment;
  };
  const submit = async (): Promise<{ outcome: string; userErrors: { code: string }[] }> => {
    const { submitted } = await readAs<{ submitted: { outcome: string; userErrors: { code: string }[] } }>(
      'maker',
      `mutation ($input: SubmitBulkPaymentInput!) {
        submitted: submitBulkPayment(input: $input) { outcome userErrors { code } }
      }`,
      { input: { id: payment.id, idempotencyKey: randomUUID() } },
    );
    return submitted;
  };
  const resolve = async (input: Record<string, unknown>): Promise<Resolved> => {
    const { resolved } = await readAs<{ resolved: Resolved }>(
      'operator',
      `mutation ($input: ResolveMutationInput!) {
        resolved: resolveMutation(input: $input) {
          outcome replayed userErrors { code field } record { outcome settledBy note }
        }
      }`,
      { input: { idempotencyKey: randomUUID(), ...input } },
    );
    return resolved;
  };
  const submits = () => iplicit.calls.filter(({ path }) => path.endsWith('/submit')).length;

  const before = await run();
  assert.deepEqual([before.status, before.pendingMutation], ['DRAFT', null]);
  assert.ok(before.availableActions.includes('SUBMIT'));
  iplicit.faults.add({ method: 'POST', path: /\/submit$/, fault: { kind: 'reset', act: false } });
  assert.equal((await submit()).outcome, 'UNKNOWN');
  const pending = (await run()).pendingMutation;
  assert.ok(pending);
  return { run, submit, resolve, submits, pending };
}

describe('a run with a write of unknown outcome', () => {
  it('a run with a write of unknown outcome names it in pendingMutation, offers no action and is sent no other', async (t) => {
    const { run, submit, submits, pending } = await withUnknownSubmit(t);
    assert.deepEqual([pending.mutation, pending.outcome], ['submitBulkPayment', 'UNKNOWN']);
    assert.match(pending.record, /^MutationRecord:/);
    assert.deepEqual((await run()).availableActions, []);
    const another = await submit();
    assert.deepEqual(
      [another.outcome, another.userErrors.map(({ code }) => code)],
      ['REFUSED', ['UNSETTLED_WRITE']],
    );
    assert.equal(submits(), 1);
  });
});

describe('resolveMutation', () => {
  it('resolveMutation ends an UNKNOWN by the word of a person, who is named, and frees the run', async (t) => {
    const { run, submit, resolve, submits, pending } = await withUnknownSubmit(t);
    const note = 'Looked at the payment in iplicit: still a draft.';
    const input = { record: pending.record, outcome: 'NOT_APPLIED', note, idempotencyKey: randomUUID() };
    const record = { outcome: 'NOT_APPLIED', settledBy: 'operator', note };
    assert.deepEqual(await resolve(input), { outcome: 'APPLIED', replayed: false, userErrors: [], record });
    assert.equal(submits(), 1, 'nothing is sent to the service');
    const freed = await run();
    assert.equal(freed.pendingMutation, null);
    assert.ok(freed.availableActions.includes('SUBMIT'));
    assert.deepEqual(await resolve(input), { outcome: 'APPLIED', replayed: true, userErrors: [], record });
    assert.notEqual((await submit()).outcome, 'REFUSED');
    assert.equal(submits(), 2);
  });

  it('resolveMutation changes nothing that is not unknown any more, whatever key it comes with', async (t) => {
    const { resolve, pending } = await withUnknownSubmit(t);
    const key = randomUUID();
    const input = { record: pending.record, outcome: 'NOT_APPLIED', note: 'Still a draft.' };
    assert.equal((await resolve({ ...input, idempotencyKey: key })).outcome, 'APPLIED');
    const opposite = { ...input, outcome: 'APPLIED', note: 'No, it went through.' };
    const late = await resolve(opposite);
    assert.deepEqual(late.userErrors, [{ code: 'ILLEGAL_TRANSITION', field: ['input', 'record'] }]);
    assert.equal(late.record?.outcome, 'NOT_APPLIED');
    const reused = await resolve({ ...opposite, idempotencyKey: key });
    assert.equal(reused.userErrors[0]?.code, 'IDEMPOTENCY_CONFLICT');
  });

  it('resolveMutation refuses an empty note, a run for what was no create, and a record that is not there', async (t) => {
    const { resolve, pending } = await withUnknownSubmit(t);
    const input = { record: pending.record, outcome: 'APPLIED', note: 'Seen.' };
    const none = `MutationRecord:${randomUUID()}`;
    for (const [change, code, member] of [
      [{ note: '  ' }, 'INVALID_INPUT', 'note'],
      [{ run: 'BP-1001' }, 'INVALID_INPUT', 'run'],
      [{ record: none }, 'NOT_FOUND', 'record'],
    ] as const) {
      const { outcome, userErrors, record } = await resolve({ ...input, ...change });
      assert.deepEqual([outcome, userErrors], ['REFUSED', [{ code, field: ['input', member] }]]);
      assert.notEqual(record?.outcome, 'APPLIED');
    }
  });
});
