import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodeCloseReport } from '../../../src/services/concur/close.ts';
import { wordsOf } from '../../../src/services/concur/errors.ts';
import { UnreadableError } from '../../../src/services/concur/unreadable.ts';

const NOTHING = { batchStatus: null, fileUrl: null, status: null, jobQueueKey: null };

function decode(xml: string) {
  return decodeCloseReport(Buffer.from(xml));
}

describe('a BatchStatus', () => {
  it('a BatchStatus is told from its first member, which has the same name', () => {
    assert.deepEqual(
      decode(`<BatchStatus xmlns="urn:x"><BatchStatus>CLOSED</BatchStatus><File-Url>http:// www.concursolutions.com/f</File-Url>
        <Status>SUCCESS</Status><JobQueueKey>d$wI</JobQueueKey></BatchStatus>`),
      {
        batchStatus: 'CLOSED',
        fileUrl: 'http:// www.concursolutions.com/f',
        status: 'SUCCESS',
        jobQueueKey: 'd$wI',
      },
    );
  });

  it('a BatchStatus may lack any member, have it empty or nil, in any order and case', () => {
    assert.deepEqual(decode('<BatchStatus/>'), NOTHING);
    assert.deepEqual(
      decode(
        '<BatchStatus xmlns:i="x"><JobQueueKey i:nil="true"/><Status> </Status><File-Url/><BatchStatus></BatchStatus></BatchStatus>',
      ),
      NOTHING,
    );
    assert.deepEqual(decode('<BATCHSTATUS><status>SUCCESS</status><file-URL>x</file-URL></BATCHSTATUS>'), {
      ...NOTHING,
      status: 'SUCCESS',
      fileUrl: 'x',
    });
  });

  it('a BatchStatus passes over what lies deeper or is not known', () => {
    assert.deepEqual(
      decode('<BatchStatus><More><Status>NO</Status></More><Other>1</Other></BatchStatus>'),
      NOTHING,
    );
  });

  it('a BatchStatus that says one thing twice, or is something else, is refused', () => {
    const bad = [
      '<BatchStatus><Status>SUCCESS</Status><Status>FAILURE</Status></BatchStatus>',
      '<Status>SUCCESS</Status>',
      '<Error><Message>no</Message></Error>',
      '<html/>',
      '{"Status":"SUCCESS"}',
      '<BatchStatus><Status>SUCCESS</Status>',
      '',
    ];
    for (const xml of bad) assert.throws(() => decode(xml), UnreadableError, xml);
  });
});

describe('the words of an error', () => {
  it('the words of an error are its Message, with or without Content around it', () => {
    const error =
      '<Error><Message>Batch is\n  locked</Message><Server-Time>2011-12-22T15:44:33</Server-Time><Id>A</Id></Error>';
    assert.equal(wordsOf(Buffer.from(error)), 'Batch is locked');
    assert.equal(wordsOf(Buffer.from(`<Content>${error}</Content>`)), 'Batch is locked');
    assert.equal(
      wordsOf(Buffer.from(`<?xml version="1.0"?><e:error xmlns:e="x"><e:MESSAGE>No</e:MESSAGE></e:error>`)),
      'No',
    );
  });

  it('the words of an error are the body itself where that is plain text, made fit to be shown', () => {
    assert.equal(wordsOf(Buffer.from(' Try\tagain\u0007 later \r\n')), 'Try again later');
    assert.equal(wordsOf(Buffer.from('x'.repeat(10_000)))?.length, 500);
  });

  it('the words of an error are none in a page, in JSON, in nothing, and in XML that is no error', () => {
    for (const body of [
      '',
      '  ',
      '{"a":1}',
      '[1]',
      '<html><p>x</p></html>',
      '<!DOCTYPE html>',
      '<Error/>',
      '<a><b/></a>',
      '<Error><Message>x',
    ]) {
      assert.equal(wordsOf(Buffer.from(body)), null, body);
    }
  });
});
