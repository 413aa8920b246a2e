import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { GraphqlAnswer } from '../../src/server/graphql-executor.ts';
import { decodePayments, jsonDocumentOf } from '../../src/services/iplicit/decode.ts';
import { TraceStore } from '../../src/answer-cache/traces.ts';
import { createIplicitData } from '../../src/sandbox/iplicit/data.ts';
import { summaryJson } from '../../src/sandbox/iplicit/json.ts';
import { SharedReads } from '../../src/answer-cache/shared-reads.ts';
import { StoredResponse } from '../../src/upstream/reader.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** What is in use, in bytes, once everything that nobody holds is gone. */
function used(): number {
  for (let round = 0; round < 3; round += 1) collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const list = `[${createIplicitData({ payments: 100 }).payments.map(summaryJson).join()}]`;

/** A stored response, decoded as it is for an answer. */
function response(text: string, index: number, before?: StoredResponse): StoredResponse {
  const answer = { status: 200, headers: { date: `${index}` }, body: Buffer.from(text) };
  const decoded = new StoredResponse(answer, before);
  decoded.as(jsonDocumentOf, ({ value }) => decodePayments(value));
  return decoded;
}

/** A stored response of that list with something of its own. */
function storedResponse(index: number): StoredResponse {
  return response(list.replace('"batchNo"', `"n":${index},"batchNo"`), index);
}

/** What is left of a list of which one payment after the other has changed. */
function changedAllOver(index: number): StoredResponse {
  let [text, latest] = [list, storedResponse(index)];
  for (let place = 0; (place = text.indexOf('"lastModified":"', place) + 16) > 15;) {
    text = `${text.slice(0, place)}2025${text.slice(place + 4)}`;
    latest = response(text, index, latest);
  }
  return latest;
}

/** Keeps so many answers of a size and gives what they are counted as, and what they take. */
function kept(answers: number, size: number, responseFor: (index: number) => StoredResponse) {
  const shared = new SharedReads();
  const store = new TraceStore<GraphqlAnswer>(shared, 999_999_999);
  const service = {
    source: 'IPLICIT',
    scope: 'IPLICIT',
    request: () => Promise.reject(new Error('nothing is asked here')),
  };
  const before = used();
  for (let index = 0; index < answers; index += 1) {
    const path = `/api/BatchPayment?take=100&skip=${index % 7}`;
    const read = {
      key: `IPLICIT ${path}`,
      service,
      request: { path, headers: {} },
      response: responseFor(index),
    };
    const text = Array.from({ length: size / 10 }, (_, at) =>
      String(index * 1_000_003 + at * 7).padStart(10),
    ).join('');
    const answer = new GraphqlAnswer(
      { operation: undefined, document: undefined, cost: 1 },
      200,
      'application/json',
      [],
      text,
    );
    // As long as a document often is, and another one each time.
    const key = `${'{ bulkPayments { nodes { id batchNo reference } } } '.repeat(6)}${index}`;
    store.put(key, { reads: [read], conditions: [], answer, bytes: answer.bytes });
  }
  const taken = used() - before;
  assert.ok(store.size > 0);
  return { counted: store.bytes, taken };
}

describe('what is kept', () => {
  const one = storedResponse(0);
  for (const [name, answers, size, responseFor] of [
    ['5,000 short answers from one list', 5_000, 300, () => one],
    ['5,000 middling answers from one list', 5_000, 5_000, () => one],
    ['500 long answers from one list', 500, 60_000, () => one],
    ['200 lists', 200, 300, storedResponse],
    ['10 lists of which each has changed 100 times', 10, 300, changedAllOver],
  ] as const) {
    it(`what is kept takes no more memory than is counted, and not much less: ${name}`, () => {
      const { counted, taken } = kept(answers, size, responseFor);
      assert.ok(taken < counted, `${taken} bytes are taken, ${counted} are counted`);
      assert.ok(taken > counted / 3, `${taken} bytes are taken, ${counted} are counted`);
    });
  }
});
