import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Answered } from '../../src/http/answered.ts';
import { decodePayments } from '../../src/iplicit/decode.ts';
import { TraceStore } from '../../src/replay/trace-store.ts';
import { createIplicitData } from '../../src/sandbox/iplicit-data.ts';
import { summaryJson } from '../../src/sandbox/iplicit-json.ts';
import { SharedReads } from '../../src/upstream/shared-reads.ts';
import { Snapshot } from '../../src/upstream/snapshot.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** What is in use, in bytes, once everything that nobody holds is gone. */
function used(): number {
  for (let round = 0; round < 3; round += 1) collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const list = `[${createIplicitData({ payments: 100 }).payments.map(summaryJson).join()}]`;

/** A snapshot of that list with something of its own, decoded as it is for an answer. */
function snapshotOf(index: number): Snapshot {
  const body = Buffer.from(list.replace('"batchNo"', `"n":${index},"batchNo"`));
  const snapshot = new Snapshot({ status: 200, headers: { date: `${index}` }, body });
  snapshot.as(decodePayments);
  return snapshot;
}

/** Keeps so many answers of a size and gives what they are counted as, and what they take. */
function kept(answers: number, size: number, snapshotFor: (index: number) => Snapshot) {
  const shared = new SharedReads();
  const store = new TraceStore<Answered>(shared, 999_999_999);
  const service = { scope: 'IPLICIT', request: () => Promise.reject(new Error('nothing is asked here')) };
  const before = used();
  for (let index = 0; index < answers; index += 1) {
    const path = `/api/BatchPayment?take=100&skip=${index % 7}`;
    const read = {
      key: `IPLICIT ${path}`,
      service,
      request: { path, headers: {} },
      snapshot: snapshotFor(index),
    };
    const text = Array.from({ length: size / 10 }, (_, at) =>
      String(index * 1_000_003 + at * 7).padStart(10),
    ).join('');
    const answer = new Answered(
      { operation: undefined, document: undefined, cost: 1 },
      200,
      'application/json',
      [],
      text,
    );
    // As long as a document often is, and another one each time.
    const key = `${'{ bulkPayments { nodes { id batchNo reference } } } '.repeat(6)}${index}`;
    store.put(key, { reads: [read], answer, bytes: answer.bytes });
  }
  const taken = used() - before;
  assert.ok(store.size > 0);
  return { counted: store.bytes, taken };
}

describe('what is kept', () => {
  const one = snapshotOf(0);
  for (const [name, answers, size, snapshotFor] of [
    ['5,000 short answers from one list', 5_000, 300, () => one],
    ['5,000 middling answers from one list', 5_000, 5_000, () => one],
    ['500 long answers from one list', 500, 60_000, () => one],
    ['200 lists', 200, 300, snapshotOf],
  ] as const) {
    it(`takes no more memory than is counted, and not much less: ${name}`, () => {
      const { counted, taken } = kept(answers, size, snapshotFor);
      assert.ok(taken < counted, `${taken} bytes are taken, ${counted} are counted`);
      assert.ok(taken > counted / 3, `${taken} bytes are taken, ${counted} are counted`);
    });
  }
});
