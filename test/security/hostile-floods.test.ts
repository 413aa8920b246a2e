import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { startHostileGateway } from './hostile-gateway.ts';
import type { HostileGateway } from './hostile-gateway.ts';
import { ended, flood } from './impostor.ts';

const MB = 1024 * 1024;
const FLOOD = 100 * MB;
/** Most that is read of a list, and as much again as may be on its way: in the sender's hands, in the system's. */
const TAKEN_AT_MOST = 32 * MB + 16 * MB;

const BATCH =
  '<BatchSummary><BatchName>n</BatchName><BatchID>b</BatchID><BatchTotal>1.00</BatchTotal><Currency>USD</Currency>' +
  '<Count>1</Count><Type/><PaymentMethod/><Batch-URL>u</Batch-URL></BatchSummary>';

const UNBOUNDED = 'content-type: application/xml\r\nconnection: close';

const LISTS = '{ paymentBatches(filter: { status: OPEN }) { totalCount } }';
const PAYMENTS = '{ bulkPayments(first: 1) { nodes { id } } }';

describe('a hundred megabytes from a service', () => {
  let hostile: HostileGateway;
  before(async () => {
    hostile = await startHostileGateway({ env: { CONCUR_EDITION: '2020' } });
  });
  after(() => hostile.close());
  afterEach(() => hostile.reset());

  const floods: [what: string, service: 'concur' | 'iplicit', head: string, first: string, again: string][] =
    [
      ['of sound batches', 'concur', UNBOUNDED, '<BatchList>', BATCH],
      ['of elements in each other', 'concur', UNBOUNDED, '', '<a>'],
      ['of one comment', 'concur', UNBOUNDED, '<BatchList><!--', 'x'],
      ['of one text', 'concur', UNBOUNDED, '<BatchList><BatchSummary><BatchName>', 'x'],
      ['of one name', 'concur', UNBOUNDED, '<BatchList><', 'x'],
      ['of attributes without a name', 'concur', UNBOUNDED, '<BatchList ', ' '],
      ['of blanks', 'concur', UNBOUNDED, '', ' '],
      ['of lists in each other', 'iplicit', UNBOUNDED, '', '['],
      ['of empty objects', 'iplicit', UNBOUNDED, '[', '{},'],
      ['of one text', 'iplicit', UNBOUNDED, '["', 'x'],
      ['of one number', 'iplicit', UNBOUNDED, '[', '1'],
      [
        'that were announced',
        'iplicit',
        `content-type: application/json\r\ncontent-length: ${FLOOD}`,
        '',
        ' ',
      ],
      ['that were announced', 'concur', `content-type: application/xml\r\ncontent-length: ${FLOOD}`, '', ' '],
    ];
  for (const [what, service, head, first, again] of floods) {
    it(`a hundred megabytes from a service ${what} are refused, read no further than the bound (${service})`, async () => {
      const impostor = hostile[service];
      const [path, query] = service === 'concur' ? [/batchlist/, LISTS] : [/BatchPayment/, PAYMENTS];
      impostor.say(path, flood(first, again, FLOOD, head));
      const { errors } = await hostile.gateway.ask(query);
      // Whichever bound is met first: on bytes, on depth, or on entries.
      assert.equal(errors.length, 1);
      assert.match(String(errors[0]?.extensions['code']), /^UPSTREAM_(MALFORMED|TOO_LARGE)$/);
      const [socket] = impostor.struck;
      await ended(socket);
      assert.ok(socket && socket.bytesWritten < TAKEN_AT_MOST, `${socket?.bytesWritten} bytes were taken`);
      impostor.behave();
      assert.deepEqual((await hostile.gateway.ask(query)).errors, []);
    });
  }
});
