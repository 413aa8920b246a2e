import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodeCloseReport } from '../../../src/services/concur/writes/close-answer.ts';
import { UnreadableError } from '../../../src/services/concur/errors.ts';

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
