import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '../../src/app/config.ts';
import { createLog } from '../../src/app/log.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startGateway } from '../../src/app/start.ts';
import type { RunningGateway } from '../../src/app/start.ts';
import { environmentFor } from '../gateway.ts';
import { heldRead, startLateAnswers } from './late-answers.ts';
import type { LateAnswers } from './late-answers.ts';
import { Asker, unpacked } from './raw-ask.ts';
import { figuresOf } from './two-gateways.ts';

let sandbox: Sandbox;
let late: LateAnswers;
let gateway: RunningGateway;
const asker = new Asker();
before(async () => {
  sandbox = await startSandbox({ closeDelayMs: 0, approvalDelayMs: 0 });
  late = await startLateAnswers(sandbox.iplicit.origin);
  gateway = await startGateway(
    readConfig({ ...environmentFor(sandbox), IPLICIT_BASE_URL: late.origin, OPS_PORT: '0' }),
    {
      log: createLog('silent'),
    },
  );
});
after(async () => {
  asker.close();
  late.hold = undefined;
  await gateway.stop();
  late.close();
  await sandbox.close();
});
beforeEach(() => {
  late.hold = undefined;
  sandbox.iplicit.faults.clear();
});

async function ask(query: string): Promise<string> {
  const answer = unpacked(await asker.ask(gateway.origin, { query }));
  assert.equal(answer.errors, undefined, JSON.stringify(answer.errors));
  return JSON.stringify(answer.data);
}

async function describePayment(id: string, description: string): Promise<void> {
  const input = `{ id: "${id}", description: "${description}", idempotencyKey: "${randomUUID()}" }`;
  assert.match(await ask(`mutation { updateBulkPayment(input: ${input}) { outcome } }`), /APPLIED/);
}

/** The first payment in the list. */
function first(): { id: string; batchNo: string } {
  const [payment] = sandbox.iplicit.data.payments;
  assert.ok(payment?.batchNo);
  return { id: payment.id, batchNo: payment.batchNo };
}

/** Every way to see a payment's description. */
function queriesFor(id: string, batchNo: string): string[] {
  return [
    `{ bulkPayment(id: "${id}") { description } }`,
    `{ bulkPayment(id: "${batchNo}") { description version } }`,
    `{ node(id: "BulkPayment:${id}") { ... on BulkPayment { description } } }`,
    `{ bulkPayments(first: 1, filter: { batchNo: "${batchNo}" }) { nodes { description } } }`,
    '{ bulkPayments(first: 2) { nodes { description hasNotes } } }',
    '{ paymentRuns(first: 2, filter: { sources: IPLICIT }) { nodes { ... on BulkPayment { description } } } }',
  ];
}

describe("a read that follows a write's answer", () => {
  it("a read that follows a write's answer shows what was written, though a read from before the write is still on its way", async () => {
    const { id, batchNo } = first();
    for (const [index, query] of queriesFor(id, batchNo).entries()) {
      await describePayment(id, `before ${index}`);
      for (let asked = 0; asked < 2; asked += 1)
        assert.match(await ask(query), new RegExp(`before ${index}`));
      const { promise: mayGo, resolve: release } = Promise.withResolvers<void>();
      const early = await heldRead(late, mayGo, () => ask(query));
      await describePayment(id, `after ${index}`);
      assert.match(await ask(query), new RegExp(`after ${index}`));
      release();
      assert.match(await early.answer, new RegExp(`(before|after) ${index}`));
      assert.match(await ask(query), new RegExp(`after ${index}`), 'nor is what came late given again');
    }
  });

  it("a read that follows a write's answer shows what was written, though a read from the midst of the write is still on its way", async () => {
    const { id, batchNo } = first();
    for (const [index, query] of queriesFor(id, batchNo).entries()) {
      await describePayment(id, `before ${index}`);
      await ask(query);
      // Kept from arriving until a read has been answered that came after it had left.
      sandbox.iplicit.faults.add({ method: 'PATCH', fault: { kind: 'delay', ms: 100 } });
      sandbox.iplicit.clearCalls();
      const writing = describePayment(id, `after ${index}`);
      while (!sandbox.iplicit.calls.some(({ method }) => method === 'PATCH')) await sleep(2);
      const { promise: mayGo, resolve: release } = Promise.withResolvers<void>();
      const early = await heldRead(late, mayGo, () => ask(query));
      await writing;
      assert.match(await ask(query), new RegExp(`after ${index}`));
      release();
      await early.answer;
      assert.match(await ask(query), new RegExp(`after ${index}`));
    }
  });

  it("a read that follows a write's answer shows a batch closed that was closed", async () => {
    const open = sandbox.concur.data.batches.filter(({ status, count }) => status === 'OPEN' && count > 0);
    for (const { batchId } of open.slice(0, 4)) {
      const query = `{ paymentBatch(id: "${batchId}") { batchStatus } paymentBatches { nodes { batchId batchStatus } } }`;
      for (let asked = 0; asked < 2; asked += 1) await ask(query);
      const close = `closePaymentBatch(input: { id: "${batchId}", mode: WAIT, idempotencyKey: "close-${batchId}" }) { outcome }`;
      const [early] = [ask(query), await ask(`mutation { ${close} }`)];
      const shown = JSON.parse(await ask(query)) as { paymentBatch: { batchStatus: string } };
      assert.equal(shown.paymentBatch.batchStatus, 'CLOSED');
      await early;
    }
  });

  it("a read that follows a write's answer shows a file that was written anew, of which no list says anything", async () => {
    const closed = sandbox.concur.data.batches.filter(
      ({ status, count }) => status === 'CLOSED' && count > 0,
    );
    for (const { batchId } of closed.slice(-3)) {
      const query = `{ paymentBatch(id: "${batchId}") { file { filename } } }`;
      for (let asked = 0; asked < 2; asked += 1) assert.match(await ask(query), /"file":null/);
      await ask(
        `mutation { regeneratePaymentBatchFile(input: { id: "${batchId}", idempotencyKey: "anew-${batchId}" }) { outcome } }`,
      );
      assert.match(await ask(query), /"filename":"/);
    }
  });

  it("a read that follows a write's answer shows what can be done and what is pending as they are by then, and is answered from the cache again", async () => {
    const { id } = sandbox.iplicit.data.payments.find(({ batchNo }) => batchNo === 'BP-1001') ?? first();
    const list =
      '{ paymentRuns(first: 30, filter: { sources: IPLICIT }) { nodes { id availableActions pendingMutation { mutation record } } } }';
    const one = `{ bulkPayment(id: "${id}") { id status availableActions pendingMutation { mutation record } } }`;
    const shown = async (query: string): Promise<string> =>
      /[^{]*BulkPayment:ID[^}]*/.exec((await ask(query)).replaceAll(id, 'ID'))?.[0] ?? '';
    /** Asks until nothing is pending, so that there is an answer to keep, and then once more, which the cache answers. */
    const settled = async (query: string): Promise<string> => {
      while (!(await shown(query)).includes('"pendingMutation":null')) await sleep(20);
      await shown(query);
      const { hits } = await figuresOf(gateway.opsOrigin ?? '');
      const again = await shown(query);
      assert.equal((await figuresOf(gateway.opsOrigin ?? '')).hits, hits + 1, query);
      return again;
    };
    for (const query of [list, one]) assert.match(await settled(query), /"SUBMIT"/);
    sandbox.iplicit.faults.add({ method: 'POST', fault: { kind: 'reset', act: false } });
    const submit = `mutation { submitBulkPayment(input: { id: "${id}", idempotencyKey: "${randomUUID()}" }) { outcome } }`;
    assert.match(await ask(submit), /UNKNOWN/);
    for (const query of [list, one]) {
      const pending = await shown(query);
      assert.match(pending, /"pendingMutation":\{"mutation":"submitBulkPayment"/);
      assert.match(pending, /"availableActions":\[\]/);
    }
    const [, record] = /"record":"([^"]+)"/.exec(await shown(one)) ?? [];
    const word = `{ record: "${record}", outcome: NOT_APPLIED, note: "seen", idempotencyKey: "${randomUUID()}" }`;
    await ask(`mutation { resolveMutation(input: ${word}) { userErrors { message } } }`);
    for (const query of [list, one]) {
      const free = await shown(query);
      assert.match(free, /"SUBMIT".*"pendingMutation":null/);
      assert.equal(await settled(query), free);
    }
  });

  it("a read that follows a write's answer never shows less than that write, whoever reads and writes besides and however late answers come", async () => {
    const payments = sandbox.iplicit.data.payments
      .slice(0, 2)
      .map(({ id, batchNo }) => ({ id, batchNo: batchNo ?? '' }));
    late.hold = (method) => (method === 'GET' ? sleep(Math.random() * 8) : Promise.resolve());
    // Nothing else is between the two: their descriptions are what is told apart.
    const written = [0, 0];
    const writing = new Set([0, 1]);
    const write = async (which: number): Promise<void> => {
      for (let count = 1; count <= 25; count += 1) {
        if (count % 5 === 0)
          sandbox.iplicit.faults.add({ method: 'PATCH', fault: { kind: 'reset', act: true } });
        await describePayment(payments[which]?.id ?? '', `payment ${which} has ${count}.`);
        written[which] = count;
      }
      writing.delete(which);
    };
    let reads = 0;
    const read = async (reader: number): Promise<void> => {
      const which = reader % 2;
      const queries = queriesFor(payments[which]?.id ?? '', payments[which]?.batchNo ?? '');
      for (let turn = reader; writing.size > 0; turn += 1) {
        const least = written[which] ?? 0;
        const shown = await ask(queries[turn % queries.length] ?? '');
        const [, count = '0'] = new RegExp(`payment ${which} has (\\d+)\\.`).exec(shown) ?? [];
        assert.ok(Number(count) >= least, `${shown} follows write ${least}`);
        reads += 1;
      }
    };
    for (const which of [0, 1]) await describePayment(payments[which]?.id ?? '', `payment ${which} has 0.`);
    const { hits } = await figuresOf(gateway.opsOrigin ?? '');
    await Promise.all([write(0), write(1), ...Array.from({ length: 8 }, (_, reader) => read(reader))]);
    assert.ok(reads > 100, `${reads}`);
    assert.ok((await figuresOf(gateway.opsOrigin ?? '')).hits > hits);
  });
});
