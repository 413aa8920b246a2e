import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  attachment,
  fileName,
  fileKind,
  mediaType,
  safeType,
  typeByName,
} from '../../../src/services/concur/file/media-type.ts';

describe('the name of a payment file', () => {
  it('the name of a payment file says which batch it is of and what it holds', () => {
    assert.equal(fileName({ name: 'USD: Employees', batchId: '0f0e' }, 'text/csv'), 'USD Employees 0f0e.csv');
    assert.equal(
      fileName({ name: 'JPY: 東京オフィス', batchId: '1' }, 'application/zip'),
      'JPY 東京オフィス 1.zip',
    );
    assert.equal(fileName({ name: '', batchId: '1' }, 'application/octet-stream'), 'payment batch 1.dat');
    assert.equal(fileName({ name: '../..\\x"\r\n', batchId: '1' }, 'text/plain'), 'x 1.txt');
  });

  it('the name of a payment file in a header is safe for whatever the batch is called', () => {
    assert.equal(
      attachment('CHF Zürich (1) 2.csv'),
      `attachment; filename="CHF Zurich (1) 2.csv"; filename*=UTF-8''CHF%20Z%C3%BCrich%20%281%29%202.csv`,
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, batchId) => {
        const made = fileName({ name, batchId }, 'text/csv');
        assert.match(made, /^[\p{L}\p{M}\p{N}._ -]{1,200}\.csv$/u);
        assert.doesNotMatch(made, /^[. ]/);
        assert.match(
          attachment(made),
          /^attachment; filename="[\x20-\x21\x23-\x5B\x5D-\x7E]+"; filename\*=UTF-8''[\w.%~-]+$/,
        );
      }),
    );
  });
});

describe('the type of a payment file', () => {
  it('the type of a payment file is read without its parameters, and octets where there is none', () => {
    assert.deepEqual(mediaType('Text/CSV; Charset="UTF-8"'), { essence: 'text/csv', charset: 'utf-8' });
    assert.deepEqual(mediaType('text/csv;header=present'), { essence: 'text/csv', charset: undefined });
    for (const header of [undefined, '', 'nonsense', 'a/b/c', ';charset=x']) {
      assert.equal(mediaType(header).essence, 'application/octet-stream');
    }
  });

  it('the type of a payment file is one that a payment file has, or it is none', () => {
    assert.equal(fileKind(mediaType('text/csv'), Buffer.from('a,b')), 'text');
    assert.equal(fileKind(mediaType('application/x-zip-compressed'), Buffer.from('PK\x03\x04')), 'zip');
    assert.equal(fileKind(mediaType('application/octet-stream'), Buffer.from('PK\x03\x04')), 'zip');
    assert.equal(fileKind(mediaType('text/csv'), Buffer.from('PK,1')), 'text');
    for (const other of ['text/html', 'application/xml', 'application/json', 'image/svg+xml']) {
      assert.equal(fileKind(mediaType(other), Buffer.from('a,b')), undefined);
    }
  });

  it('the type of a payment file is handed on where a browser does nothing with it', () => {
    assert.equal(safeType(mediaType('text/csv; charset=utf-8')), 'text/csv; charset=utf-8');
    assert.equal(safeType(mediaType('application/x-zip')), 'application/zip');
    assert.equal(safeType(mediaType('application/vnd.ms-excel')), 'application/octet-stream');
  });

  it('the type of a payment file within a zip goes by the name', () => {
    assert.equal(typeByName('A.CSV'), 'text/csv');
    assert.equal(typeByName('A.IIF'), 'text/tab-separated-values');
    assert.equal(typeByName('a.txt'), 'text/plain');
    assert.equal(typeByName('a'), 'application/octet-stream');
  });
});
