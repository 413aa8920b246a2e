import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { demandsOf } from '../../../src/sandbox/concur/service.ts';
import type { ConcurBatch } from '../../../src/sandbox/concur/batches.ts';
import type { ConcurSandbox } from '../../../src/sandbox/sandbox.ts';
import { askedGateway } from './ask-gateway.ts';
import { batchIn, close, regenerate } from './closing.ts';

interface File {
  downloadUrl: string;
  contentType: string;
  filename: string;
  size: number;
  entries: { name: string; contentType: string; size: number; rowCount: number; rows: string[][] }[];
}

const WHOLE =
  'downloadUrl contentType filename size entries { name contentType size rowCount rows(first: 200) }';

function fileOf(fields = WHOLE): string {
  return `query ($id: ID!) { batch: paymentBatch(id: $id) { file { ${fields} } } }`;
}

interface Read {
  batch: { file: File | null };
}

/** A closed batch whose file is of a kind. */
function closedWith(sandbox: ConcurSandbox, kind: 'csv' | 'zip'): ConcurBatch {
  const batch = sandbox.data.batches.find((each) => each.status === 'CLOSED' && each.file.kind === kind);
  assert.ok(batch);
  return batch;
}

function csvRows(batch: ConcurBatch): string[][] {
  return demandsOf(batch).map((demand) => [
    demand.number,
    demand.employeeId,
    demand.employee,
    demand.amount,
    demand.currency,
    demand.memo,
  ]);
}

describe('a batch’s file', () => {
  it('a batch’s file is null while the batch is open, and asking for it closes nothing', async (t) => {
    for (const concurEdition of ['2018', '2020'] as const) {
      const { read, sandbox } = await askedGateway(t, { sandbox: { concurEdition } });
      const batch = batchIn(sandbox, 'OPEN');
      assert.equal((await read<Read>(fileOf(), { id: batch.batchId })).batch.file, null);
      assert.equal(batch.status, 'OPEN');
      assert.deepEqual(
        new Set(sandbox.calls.map((call) => call.method + call.path.includes('oauth2'))),
        new Set(['POSTtrue', 'GETfalse']),
      );
    }
  });

  it('a batch’s file is null in the 2020 edition until a close has told where it is', async (t) => {
    const gateway = await askedGateway(t);
    const { batchId } = closedWith(gateway.sandbox, 'csv');
    assert.equal((await gateway.read<Read>(fileOf(), { id: batchId })).batch.file, null);
    await regenerate(gateway, batchId);
    assert.ok((await gateway.read<Read>(fileOf(), { id: batchId })).batch.file);
  });

  it('a batch’s file is at hand after a close that waited for it', async (t) => {
    const gateway = await askedGateway(t);
    const batch = batchIn(gateway.sandbox, 'OPEN');
    await close(gateway, { id: batch.batchId, mode: 'WAIT' });
    gateway.calls();
    const { file } = (await gateway.read<Read>(fileOf(), { id: batch.batchId })).batch;
    assert.ok(file);
    assert.deepEqual(file.entries[0]?.rows.slice(1), csvRows(batch));
    assert.equal(
      gateway.calls().at(-1),
      `GET /api/expense/paymentbatch/v1.1/batch/${batch.jobRunKeys[0]}/file`,
    );
  });

  it('a batch’s file of the 2018 edition is where the batch is', async (t) => {
    const gateway = await askedGateway(t, { sandbox: { concurEdition: '2018' } });
    const batch = closedWith(gateway.sandbox, 'csv');
    assert.ok((await gateway.read<Read>(fileOf(), { id: batch.batchId })).batch.file);
    assert.equal(gateway.calls().at(-1), `GET /expense/paymentbatch/v1.1/batch/${batch.encryptedId}/file`);
  });

  it('a batch’s file costs no call as long as only its address is asked for', async (t) => {
    const gateway = await askedGateway(t, { sandbox: { concurEdition: '2018' } });
    const { page } = await gateway.read<{ page: { nodes: { file: File | null; batchId: string }[] } }>(
      '{ page: paymentBatches(filter: { status: CLOSED }) { nodes { batchId file { downloadUrl } } } }',
    );
    for (const { file, batchId } of page.nodes) {
      assert.equal(file?.downloadUrl, `${gateway.origin}/files/payment-batches/${batchId}`);
    }
    assert.equal(gateway.calls().filter((call) => call.endsWith('/file')).length, 0);
  });

  it('a batch’s file is fetched once however much of it is asked for', async (t) => {
    const gateway = await askedGateway(t, { sandbox: { concurEdition: '2018' } });
    const { batchId } = closedWith(gateway.sandbox, 'zip');
    await gateway.read(
      `query ($id: ID!) { a: paymentBatch(id: $id) { file { ${WHOLE} } }
        b: paymentBatches(filter: { status: CLOSED }) { nodes { batchId } }
        c: paymentBatch(id: $id) { file { size entries { more: rows(offset: 1) rowCount } } } }`,
      { id: batchId },
    );
    assert.equal(gateway.calls().filter((call) => call.endsWith('/file')).length, 1);
  });

  it('a batch’s file as a csv has one entry, whose cells are as Concur wrote them', async (t) => {
    const { read, sandbox } = await askedGateway(t, { sandbox: { concurEdition: '2018' } });
    const delimiters = new Set<string>();
    for (const batch of sandbox.data.batches.filter(
      (each) => each.status === 'CLOSED' && each.file.kind === 'csv',
    )) {
      const { file } = (await read<Read>(fileOf(), { id: batch.batchId })).batch;
      assert.ok(file);
      delimiters.add(batch.file.delimiter);
      assert.equal(file.contentType, 'text/csv');
      assert.equal(file.entries.length, 1);
      const [entry] = file.entries;
      assert.deepEqual(
        [entry?.name, entry?.contentType, entry?.size],
        [file.filename, 'text/csv', file.size],
      );
      assert.deepEqual(entry?.rows[0], [
        'Payment Demand',
        'Employee ID',
        'Employee',
        'Amount',
        'Currency',
        'Memo',
      ]);
      assert.deepEqual(entry?.rows.slice(1), csvRows(batch));
      assert.equal(entry?.rowCount, batch.count + 1);
    }
    assert.deepEqual(delimiters, new Set([',', ';']));
  });

  it('a batch’s file as a zip has an entry for each member', async (t) => {
    const { read, sandbox } = await askedGateway(t, { sandbox: { concurEdition: '2018' } });
    const batch = closedWith(sandbox, 'zip');
    const { file } = (await read<Read>(fileOf(), { id: batch.batchId })).batch;
    assert.ok(file);
    assert.equal(file.contentType, 'application/zip');
    assert.match(file.filename, /\.zip$/);
    const [csv, iif] = file.entries;
    assert.deepEqual([csv?.contentType, iif?.contentType], ['text/csv', 'text/tab-separated-values']);
    assert.deepEqual(csv?.rows.slice(1), csvRows(batch));
    assert.deepEqual(iif?.rows[0], ['!TRNS', 'DOCNUM', 'NAME', 'AMOUNT']);
    assert.deepEqual(iif?.rows.at(-1), ['ENDTRNS']);
    assert.equal(iif?.rowCount, batch.count + 2);
  });

  it('a batch’s file gives rows in portions, and refuses portions that cannot be', async (t) => {
    const { ask, read, sandbox } = await askedGateway(t, { sandbox: { concurEdition: '2018' } });
    const batch = closedWith(sandbox, 'csv');
    const rows = (args: string) =>
      read<Read>(fileOf(`entries { rows${args} }`), { id: batch.batchId }).then(
        (answer) => answer.batch.file?.entries[0]?.rows.length,
      );
    assert.equal(await rows(''), Math.min(100, batch.count + 1));
    assert.equal(await rows('(first: 2, offset: 1)'), 2);
    assert.equal(await rows('(first: 0)'), 0);
    assert.equal(await rows('(offset: 100000)'), 0);
    for (const args of ['(first: -1)', '(first: 201)', '(offset: -1)']) {
      const { errors } = await ask(fileOf(`entries { rows${args} }`), { id: batch.batchId });
      assert.deepEqual(
        errors.map(({ code }) => code),
        ['BAD_USER_INPUT'],
        args,
      );
    }
  });
});
