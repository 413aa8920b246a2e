import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  batchAddress,
  filePath,
  closePath,
  filePathIn2018,
  listPath,
} from '../../../src/services/concur/client.ts';

const WWW = 'https://www.concursolutions.com';

describe('a Batch-URL', () => {
  it('a Batch-URL gives its root and the encrypted id, whatever its host, version and scheme', () => {
    for (const url of [
      `${WWW}/api/expense/paymentbatch/v1.1/batch/n$aB9`,
      `${WWW}/api/expense/paymentbatch/v1.2/batch/n$aB9/`,
      'HTTP:// www.concursolutions.com/api/expense/paymentbatch/v1.1/batch/n$aB9',
      'https://user:pass@10.0.0.1:9/api/expense/paymentbatch/v1.1/batch/n$aB9',
    ]) {
      assert.deepEqual(batchAddress(url), { root: '/api/expense/paymentbatch', encryptedId: 'n$aB9' }, url);
    }
    assert.deepEqual(batchAddress(`${WWW}/expense/paymentbatch/v1.1/batch/12345678901234567890`), {
      root: '/expense/paymentbatch',
      encryptedId: '12345678901234567890',
    });
  });

  it('a Batch-URL of another form gives nothing', () => {
    for (const url of [
      '',
      'n$aB9',
      WWW,
      `${WWW}/api/expense/paymentbatch/v1.1/batch/`,
      `${WWW}/api/expense/paymentbatch/v1.1/batch/..`,
      `${WWW}/api/expense/paymentbatch/v1.1/batch/../../../oauth2`,
      `${WWW}/api/expense/paymentbatch/v1.1/batch/%2e%2e`,
      `${WWW}/api/expense/paymentbatch/v1.1/batch/a%2Fb`,
      `${WWW}/api/expense/paymentbatch/v1.1/batch/a?x=1`,
      `${WWW}/api/expense/paymentbatch/v1.1/batch/a#x`,
      `${WWW}/api/expense/paymentbatch/v1.1/batch/a/file`,
      `${WWW}/x/api/expense/paymentbatch/v1.1/batch/a`,
      `${WWW}/api/expense/paymentbatch/v1.1/../v1.1/batch/a`,
      'file:///api/expense/paymentbatch/v1.1/batch/a',
      '//www.concursolutions.com/api/expense/paymentbatch/v1.1/batch/a',
    ]) {
      assert.equal(batchAddress(url), undefined, url);
    }
  });

  it('a Batch-URL never gives an address that leads elsewhere', () => {
    let taken = 0;
    const pieces = 'n A 9 $ %24 _ ~ - . .. / \\ %2e %2F ? # @ : ; é \0'.split(' ');
    const tails = fc.array(fc.constantFrom(...pieces, ' '), { maxLength: 4 }).map((some) => some.join(''));
    fc.assert(
      fc.property(fc.oneof(tails, fc.string({ unit: 'binary' })), (tail) => {
        const address = batchAddress(`${WWW}/api/expense/paymentbatch/v1.1/batch/${tail}`);
        if (!address) return;
        taken += 1;
        const path = closePath('2020', address, 'WAIT');
        assert.equal(new URL(path, 'https://concur.example').pathname, path);
        assert.match(path, /^\/api\/expense\/paymentbatch\/v1\.1\/batch\/[^/]+\/close$/);
      }),
      { numRuns: 500 },
    );
    assert.ok(taken > 20, `${taken} were taken at all`);
  });
});

describe('a File-Url', () => {
  it('a File-Url gives its path, repaired: `http:`, a blank inside, another host', () => {
    const path = '/api/expense/paymentbatch/v1.1/batch/n$s4M/file';
    for (const url of [
      `http:// www.concursolutions.com${path}`,
      `${WWW}${path}`,
      `https://decoy.example${path}`,
      ` https://www.concursolutions.com/api/expense/ paymentbatch/v1.1/batch/n$s4M/file\n`,
    ]) {
      assert.equal(filePath(url), path, url);
    }
  });

  it('a File-Url of another form gives nothing', () => {
    for (const url of [
      '/api/expense/paymentbatch/v1.1/batch/n$s4M/file',
      `${WWW}/api/expense/paymentbatch/v1.1/batch/n$s4M`,
      `${WWW}/api/expense/paymentbatch/v1.1/batch/../file`,
      `${WWW}/api/expense/paymentbatch/v1.1/batch/a/close`,
      `${WWW}/api/expense/paymentbatch/v1.1/batch/a/file?next=//decoy`,
      `${WWW}\\@decoy.example/api/expense/paymentbatch/v1.1/batch/a/file`,
      'javascript:alert(1)',
    ]) {
      assert.equal(filePath(url), undefined, url);
    }
  });
});

describe('an address', () => {
  const address = { root: '/expense/paymentbatch', encryptedId: 'n$1' };

  it('an address is that of its edition', () => {
    assert.equal(listPath('2018', 'OPEN'), '/expense/paymentbatch/v1.1/batchlist/?Status=OPEN');
    assert.equal(listPath('2020', 'CLOSED'), '/api/expense/paymentbatch/v1.1/batchlist/CLOSED');
    assert.equal(closePath('2018', address, 'SCHEDULE'), '/expense/paymentbatch/v1.2/batch/n$1/closed');
    assert.equal(closePath('2020', address, 'SCHEDULE'), '/expense/paymentbatch/v1.2/batch/n$1/close');
    assert.equal(closePath('2020', address, 'WAIT'), '/expense/paymentbatch/v1.1/batch/n$1/close');
    assert.equal(filePathIn2018(address), '/expense/paymentbatch/v1.1/batch/n$1/file');
  });
});
