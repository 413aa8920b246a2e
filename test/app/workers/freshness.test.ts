import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { environmentFor } from '../../gateway.ts';
import { startPostgres } from '../../postgres.ts';
import type { PostgresServer } from '../../postgres.ts';
import { heldRead, startLateAnswers } from '../../answer-cache/late-answers.ts';
import type { LateAnswers } from '../../answer-cache/late-answers.ts';
import { StartedWorkers } from './started-workers.ts';
import type { WorkerClient } from './started-workers.ts';

const LATE = 'another replica did not confirm in time';

/** Writes once for a description, however often it is asked. */
function describePayment(client: WorkerClient, description: string): Promise<string | undefined> {
  const input = `{ id: "BP-1001", description: "${description}", idempotencyKey: "${description}" }`;
  return client.ask(`mutation { updateBulkPayment(input: ${input}) { outcome replayed } }`);
}

function shown(client: WorkerClient): Promise<string | undefined> {
  return client.ask('{ bulkPayment(id: "BP-1001") { description } }');
}

describe('two processes, one of which writes while the other reads', () => {
  let postgres: PostgresServer;
  let sandbox: Sandbox;
  let late: LateAnswers;
  let gateway: StartedWorkers;
  /** Connections to one worker, and two to the other: a connection has one request under way. */
  let writer: WorkerClient;
  let reader: WorkerClient;
  let otherReader: WorkerClient;
  before(async () => {
    postgres = await startPostgres();
    sandbox = await startSandbox();
    late = await startLateAnswers(sandbox.iplicit.origin);
    gateway = new StartedWorkers({
      ...environmentFor(sandbox, ['iplicit']),
      IPLICIT_BASE_URL: late.origin,
      LOG_LEVEL: 'info',
      JOURNAL_URL: await postgres.newStore(),
    });
    [writer, reader] = await gateway.clients();
    otherReader = await gateway.clientOf((pid) => pid === reader.pid);
  });
  after(async () => {
    gateway.end();
    late.close();
    await sandbox.close();
    await postgres.remove();
  });
  beforeEach(() => {
    late.hold = undefined;
    sandbox.iplicit.faults.clear();
    sandbox.iplicit.clearCalls();
  });

  const warnings = () => gateway.lines.filter(({ msg }) => msg.startsWith(LATE));
  const patches = () => sandbox.iplicit.calls.filter(({ method }) => method === 'PATCH');

  it('two processes, one of which writes while the other reads show what was written as soon as the write is answered, though a read from before it is still on its way', async () => {
    for (let turn = 1; turn <= 3; turn += 1) {
      assert.match((await describePayment(writer, `before-${turn}`)) ?? '', /APPLIED/);
      const { promise: mayGo, resolve: release } = Promise.withResolvers<void>();
      const early = await heldRead(late, mayGo, () => shown(otherReader));
      assert.match((await describePayment(writer, `after-${turn}`)) ?? '', /APPLIED/);
      assert.match((await shown(reader)) ?? '', new RegExp(`after-${turn}`));
      release();
      assert.match((await early.answer) ?? '', new RegExp(`before-${turn}`));
      assert.match((await shown(reader)) ?? '', new RegExp(`after-${turn}`));
    }
  });

  it('two processes, one of which writes while the other reads show it, though a read from the midst of the write is still on its way', async () => {
    for (let turn = 1; turn <= 3; turn += 1) {
      assert.match((await describePayment(writer, `prior-${turn}`)) ?? '', /APPLIED/);
      sandbox.iplicit.clearCalls();
      // Kept from acting until a read has been answered that came after it had left.
      sandbox.iplicit.faults.add({ method: 'PATCH', fault: { kind: 'delay', ms: 100 } });
      const writing = describePayment(writer, `later-${turn}`);
      while (patches().length === 0) await sleep(2);
      const { promise: mayGo, resolve: release } = Promise.withResolvers<void>();
      const early = await heldRead(late, mayGo, () => shown(otherReader));
      assert.match((await writing) ?? '', /APPLIED/);
      assert.match((await shown(reader)) ?? '', new RegExp(`later-${turn}`));
      release();
      await early.answer;
    }
    assert.deepEqual(warnings(), []);
  });

  it('two processes, one of which writes while the other reads show it as soon as the service does, before the write is answered', async () => {
    const { promise: mayGo, resolve: release } = Promise.withResolvers<void>();
    const early = await heldRead(late, mayGo, () => shown(otherReader));
    const { promise: acted, resolve: act } = Promise.withResolvers<void>();
    late.hold = (method) => {
      if (method !== 'PATCH') return Promise.resolve();
      act();
      return mayGo;
    };
    const writing = describePayment(writer, 'unanswered');
    await acted;
    assert.match((await shown(reader)) ?? '', /unanswered/);
    release();
    assert.doesNotMatch((await early.answer) ?? '', /unanswered/);
    assert.match((await writing) ?? '', /APPLIED/);
    assert.deepEqual(warnings(), []);
  });

  it('two processes, one of which writes while the other reads carry out one write for one key, whichever of them is asked, and however many ask at once', async () => {
    const clients = await Promise.all(
      [writer, reader].flatMap((one) =>
        Array.from({ length: 8 }, () => gateway.clientOf((pid) => pid === one.pid)),
      ),
    );
    const answers = await Promise.all(clients.map((client) => describePayment(client, 'once')));
    const outcomes = answers.map((answer) =>
      /"outcome":"(\w+)","replayed":(\w+)/
        .exec(answer ?? '')
        ?.slice(1)
        .join(' '),
    );
    assert.deepEqual(outcomes.toSorted(), [
      'APPLIED false',
      ...Array.from({ length: 15 }, () => 'APPLIED true'),
    ]);
    assert.equal(patches().length, 1);
    for (const client of clients) client.close();
  });

  it('two processes, one of which writes while the other reads do not hold up a write for one that does not hear of it, and say so', async () => {
    process.kill(reader.pid, 'SIGSTOP');
    assert.match((await describePayment(writer, 'unheard')) ?? '', /APPLIED/);
    process.kill(reader.pid, 'SIGCONT');
    const warning = await gateway.line(({ msg }) => msg.startsWith(LATE));
    assert.equal(warning.worker, writer.pid);
    assert.match((await shown(reader)) ?? '', /unheard/);
  });

  it('two processes, one of which writes while the other reads are held up for no more than two leases by one that has died, and then not at all', async () => {
    sandbox.iplicit.faults.add({ method: 'PATCH', fault: { kind: 'delay', ms: 100 } });
    const writing = describePayment(writer, 'alone');
    while (patches().length === 0) await sleep(2);
    process.kill(reader.pid, 'SIGKILL');
    assert.match((await writing) ?? '', /APPLIED/);
    await sleep(3_500);
    const { length: before } = warnings();
    assert.match((await describePayment(writer, 'alone-again')) ?? '', /APPLIED/);
    assert.equal(warnings().length, before);
  });
});
