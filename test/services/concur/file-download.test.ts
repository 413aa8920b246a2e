import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { streamPaymentBatchFile } from '../../../src/services/concur/file/download.ts';
import type { FileDownload } from '../../../src/services/service.ts';
import { batchIn } from './closing.ts';
import { concurUnderTest } from './concur-gateway.ts';
import { ConcurReads } from '../../../src/services/concur/reads.ts';

const EDITION_2018 = { sandbox: { concurEdition: '2018' } } as const;

async function taken(download: FileDownload | undefined): Promise<Buffer> {
  assert.ok(download);
  return buffer(download.body);
}

describe('the download of a payment file', () => {
  const { signal } = new AbortController();

  it('the download of a payment file is byte for byte what Concur has, with a name and a length', async (t) => {
    const { concur, sandbox } = await concurUnderTest(t, EDITION_2018);
    for (const kind of ['csv', 'zip']) {
      const batch = sandbox.data.batches.find((each) => each.status === 'CLOSED' && each.file.kind === kind);
      assert.ok(batch);
      const reads = await concur.client
        .file(`/expense/paymentbatch/v1.1/batch/${batch.encryptedId}/file`, signal)
        .catch(String);
      const download = await streamPaymentBatchFile(new ConcurReads(concur), batch.batchId, signal);
      assert.ok(download);
      const { headers } = download;
      assert.match(headers['content-type'] ?? '', kind === 'csv' ? /^text\/csv/ : /^application\/zip$/);
      assert.match(
        headers['content-disposition'] ?? '',
        new RegExp(`^attachment; filename=".+ ${batch.batchId}\\.${kind}"; `),
      );
      const body = await taken(download);
      assert.equal(headers['content-length'], String(body.length));
      assert.ok(typeof reads !== 'string' && body.equals(reads.body));
    }
  });

  it('the download of a payment file takes a gateway id as well', async (t) => {
    const { concur, sandbox } = await concurUnderTest(t, EDITION_2018);
    const id = `PaymentBatch:${batchIn(sandbox, 'CLOSED').batchId}`;
    assert.ok((await taken(await streamPaymentBatchFile(new ConcurReads(concur), id, signal))).length > 0);
  });

  it('the download of a payment file is nothing for an open batch, an unknown one, and one whose file is not known', async (t) => {
    const { concur, sandbox, calls } = await concurUnderTest(t);
    for (const id of [batchIn(sandbox, 'OPEN').batchId, 'unheard-of', batchIn(sandbox, 'CLOSED').batchId]) {
      assert.equal(await streamPaymentBatchFile(new ConcurReads(concur), id, signal), undefined);
    }
    assert.equal(calls().filter((call) => !call.includes('batchlist')).length, 0);
  });

  it('the download of a payment file is nothing where Concur has none (any more)', async (t) => {
    const { concur, sandbox } = await concurUnderTest(t, EDITION_2018);
    for (const status of [400, 404]) {
      sandbox.faults.add({ path: /\/file$/, fault: { kind: 'status', status } });
      assert.equal(
        await streamPaymentBatchFile(new ConcurReads(concur), batchIn(sandbox, 'CLOSED').batchId, signal),
        undefined,
      );
    }
  });

  it('the download of a payment file follows what a close told, and goes nowhere else', async (t) => {
    const { concur, sandbox } = await concurUnderTest(t);
    const { batchId } = batchIn(sandbox, 'CLOSED');
    for (const path of [
      'http://decoy.example/api/expense/paymentbatch/v1.1/batch/x/file',
      '//decoy.example/file',
      '/api/expense/paymentbatch/v1.1/batch/../file',
      '/oauth2/v0/token',
    ]) {
      await concur.fileUrls.put(batchId, path);
      assert.equal(await streamPaymentBatchFile(new ConcurReads(concur), batchId, signal), undefined, path);
    }
  });

  it('the download of a payment file refuses an id that would change a path, a page, and an answer of another type', async (t) => {
    const { concur, sandbox } = await concurUnderTest(t, EDITION_2018);
    const { batchId } = batchIn(sandbox, 'CLOSED');
    await assert.rejects(streamPaymentBatchFile(new ConcurReads(concur), '../x', signal), {
      extensions: { code: 'BAD_USER_INPUT', argument: 'id' },
    });
    sandbox.faults.add({ path: /\/file$/, fault: { kind: 'html' } });
    await assert.rejects(streamPaymentBatchFile(new ConcurReads(concur), batchId, signal), {
      code: 'UPSTREAM_MALFORMED',
    });
    sandbox.faults.add({ path: /\/file$/, fault: { kind: 'status', status: 503 }, times: 9 });
    await assert.rejects(streamPaymentBatchFile(new ConcurReads(concur), batchId, signal), {
      code: 'UPSTREAM_UNAVAILABLE',
    });
  });

  it('the download of a payment file outlives an expired token, whose refusal nobody reads', async (t) => {
    const { concur, sandbox } = await concurUnderTest(t, EDITION_2018);
    const { batchId } = batchIn(sandbox, 'CLOSED');
    const fault = { kind: 'status', status: 403, body: 'x'.repeat(100_000) } as const;
    sandbox.faults.add({ path: /\/file$/, fault });
    assert.ok(
      (await taken(await streamPaymentBatchFile(new ConcurReads(concur), batchId, signal))).length > 0,
    );
  });

  it('the download of a payment file fails where Concur breaks off, so that nobody takes half a file for a whole one', async (t) => {
    const { concur, sandbox } = await concurUnderTest(t, EDITION_2018);
    sandbox.faults.add({ path: /\/file$/, fault: { kind: 'truncate' } });
    await assert.rejects(
      taken(
        await streamPaymentBatchFile(new ConcurReads(concur), batchIn(sandbox, 'CLOSED').batchId, signal),
      ),
    );
  });
});
