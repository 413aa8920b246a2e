import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';

interface Written {
  outcome: string;
  replayed: boolean;
  userErrors: { code: string; message: string; field: string[] | null }[];
  bulkPayment: { id: string; version: string; description: string } | null;
}

const UPDATE = `mutation ($input: UpdateBulkPaymentInput!) {
  written: updateBulkPayment(input: $input) { outcome replayed userErrors { code message field } bulkPayment { id version description } }
}`;
const CREATE = `mutation ($input: CreateBulkPaymentInput!) {
  written: createBulkPayment(input: $input) { outcome replayed userErrors { code message field } bulkPayment { id version description } }
}`;

const tally = (all: readonly string[]) =>
  Object.fromEntries(
    Map.groupBy(all, (one) => one)
      .entries()
      .map(([name, { length }]) => [name, length]),
  );

describe('mutations that meet', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startTestGateway();
  });
  after(() => gateway.close());
  beforeEach(() => gateway.sandbox.iplicit.clearCalls());

  const write = async (document: string, input: Record<string, unknown>) => {
    const { data, errors } = await gateway.ask<{ written: Written }>(document, {
      input: { idempotencyKey: randomUUID(), ...input },
    });
    assert.deepEqual(errors, []);
    return data.written;
  };
  const acted = () => gateway.sandbox.iplicit.calls.filter((call) => call.acted);

  it('mutations that meet 200 at once under one key are one write, and every one is answered with it', async () => {
    const input = {
      bankAccount: 'MITGBP',
      description: 'once',
      idempotencyKey: 'two-hundred',
    };
    const answers = await Promise.all(Array.from({ length: 200 }, () => write(CREATE, input)));
    assert.equal(acted().length, 1);
    assert.deepEqual(tally(answers.map(({ outcome, replayed }) => `${outcome} ${replayed}`)), {
      'APPLIED false': 1,
      'APPLIED true': 199,
    });
    assert.equal(new Set(answers.map((answer) => answer.bulkPayment?.id)).size, 1);
  });

  it('mutations that meet 50 edits at once of the same version are one edit, and 49 are told that the version has changed', async () => {
    const { data } = await gateway.ask<{ bulkPayment: { version: string } }>(
      '{ bulkPayment(id: "BP-1001") { version } }',
    );
    const ifVersion = data.bulkPayment.version;
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, edit) =>
        write(UPDATE, { id: 'BP-1001', description: `edit ${edit}`, ifVersion }),
      ),
    );
    assert.equal(acted().length, 1);
    assert.deepEqual(tally(answers.map((answer) => answer.outcome)), { APPLIED: 1, REFUSED: 49 });
    const conflicts = answers.flatMap((answer) => answer.userErrors);
    assert.deepEqual(tally(conflicts.map((error) => error.code)), { VERSION_CONFLICT: 49 });
    const applied = answers.find((answer) => answer.outcome === 'APPLIED');
    assert.ok(
      answers.every((answer) => answer.bulkPayment?.version === applied?.bulkPayment?.version),
      'each shows the payment as it stands',
    );
  });

  it('mutations that meet of different payments do not wait for each other', async () => {
    gateway.sandbox.iplicit.faults.add({ method: 'PATCH', fault: { kind: 'delay', ms: 2_000 } });
    const stuck = write(UPDATE, { id: 'BP-1001', description: 'stuck' });
    while (
      acted().length + gateway.sandbox.iplicit.calls.filter((call) => call.method === 'PATCH').length ===
      0
    ) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    assert.equal((await write(UPDATE, { id: 'BP-1002', description: 'moves on' })).outcome, 'APPLIED');
    const uuids = acted().map((call) => call.path);
    assert.equal((await stuck).outcome, 'APPLIED');
    assert.equal(uuids.length, 1, 'the second was carried out while the first was still under way');
  });

  it('mutations that meet under one key with another input are told so, and nothing is sent', async () => {
    await write(UPDATE, { id: 'BP-1011', description: 'first', idempotencyKey: 'reused' });
    gateway.sandbox.iplicit.clearCalls();
    const second = await write(UPDATE, { id: 'BP-1011', description: 'second', idempotencyKey: 'reused' });
    assert.equal(second.outcome, 'REFUSED');
    assert.deepEqual(
      second.userErrors.map(({ code, field }) => [code, field]),
      [['IDEMPOTENCY_CONFLICT', ['input', 'idempotencyKey']]],
    );
    assert.equal(acted().length, 0);
  });

  it('mutations that meet that were refused before anything was sent leave their key free', async () => {
    const refused = await write(UPDATE, {
      id: 'BP-1012',
      description: 'x',
      ifVersion: 'old',
      idempotencyKey: 'free',
    });
    assert.deepEqual(
      refused.userErrors.map((error) => error.code),
      ['VERSION_CONFLICT'],
    );
    const retried = await write(UPDATE, { id: 'BP-1012', description: 'x', idempotencyKey: 'free' });
    assert.equal(retried.outcome, 'APPLIED');
  });

  it('mutations that meet that the service refused are replayed with its words', async () => {
    const input = { id: 'BP-1007', description: 'posted already', idempotencyKey: 'refused-there' };
    const first = await write(UPDATE, input);
    assert.equal(first.outcome, 'REFUSED');
    gateway.sandbox.iplicit.clearCalls();
    const again = await write(UPDATE, input);
    assert.deepEqual([again.outcome, again.replayed], ['REFUSED', true]);
    assert.deepEqual(again.userErrors, first.userErrors);
    assert.equal(gateway.sandbox.iplicit.calls.filter((call) => call.method !== 'GET').length, 0);
  });

  for (const key of ['', ' ', 'a b', 'ä', 'x'.repeat(256), 'tab\t']) {
    it(`mutations that meet take no key such as ${JSON.stringify(key.slice(0, 10))}`, async () => {
      const { errors } = await gateway.ask(UPDATE, {
        input: { id: 'BP-1001', description: 'x', idempotencyKey: key },
      });
      assert.equal(errors[0]?.extensions['code'], 'BAD_USER_INPUT');
      assert.equal(acted().length, 0);
    });
  }
});
