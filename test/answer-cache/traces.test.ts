import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { TraceStore } from '../../src/answer-cache/traces.ts';
import type { Trace } from '../../src/answer-cache/traces.ts';
import { StoredResponse } from '../../src/upstream/reader.ts';
import type { ReadableService } from '../../src/upstream/reader.ts';
import { SharedReads } from '../../src/answer-cache/shared-reads.ts';

const service: ReadableService = {
  source: 'TEST',
  scope: 'one',
  request: () => Promise.reject(new Error('nothing is asked here')),
};

function storedResponse(text: string, size = 0): StoredResponse {
  return new StoredResponse({ status: 200, headers: {}, body: Buffer.from(text.padEnd(size, '.')) });
}

/** A trace that read so many paths, each of which said one of a few things. */
function traceOf(reads: readonly [path: string, response: StoredResponse][], bytes: number): Trace<string> {
  return {
    reads: reads.map(([path, response]) => ({
      key: `one ${path}`,
      service,
      request: { path, headers: {} },
      response,
    })),
    conditions: [],
    answer: 'answer',
    bytes,
  };
}

const paths = ['/a', '/b', '/c', '/d'];
/** What each path may say, as the same snapshot each time: small, middling and large. */
const said = new Map(
  paths.map((path) => [path, [10, 2_000, 9_000].map((size) => storedResponse(path, size))]),
);
const traces = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom(...paths)),
    fc.array(fc.nat({ max: 2 }), { minLength: 4 }),
    fc.nat(30_000),
  )
  .map(([read, which, bytes]) =>
    traceOf(
      read.map((path, index) => [path, said.get(path)?.[which[index] ?? 0] ?? storedResponse(path)]),
      bytes,
    ),
  );
const keys = fc.constantFrom(...Array.from({ length: 12 }, (_, index) => `key ${index}`));
const steps = fc.oneof(
  { arbitrary: fc.record({ do: fc.constant('put' as const), key: keys, trace: traces }), weight: 4 },
  fc.record({ do: fc.constant('get' as const), key: keys }),
  fc.record({ do: fc.constant('delete' as const), key: keys }),
);

describe('the store of traces', () => {
  it('the store of traces counts exactly what it holds, never holds more than it may, and has the oldest make room unless it is in use', () => {
    fc.assert(
      fc.property(
        fc.array(steps, { maxLength: 60, size: 'max' }),
        fc.integer({ min: 0, max: 200_000 }),
        (done, most) => {
          const shared = new SharedReads();
          const store = new TraceStore<string>(shared, most);
          /** What is held, the next that is asked to make room first. */
          const held = new Map<string, Trace<string>>();
          /** Of that, what was used since it was last asked. */
          const used = new Set<string>();
          for (const step of done) {
            const { key } = step;
            if (step.do === 'delete') {
              store.delete(key);
              held.delete(key);
            } else if (step.do === 'get') {
              const found = store.get(key);
              assert.deepEqual(found?.reads, held.get(key)?.reads);
              if (found) used.add(key);
            } else {
              store.put(key, step.trace);
              const isNew = !held.delete(key);
              if (sizeOf([[key, step.trace]]) <= most / 4) held.set(key, step.trace);
              used.add(key);
              for (const [oldest, trace] of held) {
                if (sizeOf(held) <= most) break;
                if (oldest === key && !isNew) continue;
                held.delete(oldest);
                if (!used.delete(oldest)) continue;
                held.set(oldest, trace);
                if (isNew) held.delete(key);
              }
            }
            assert.equal(store.bytes, sizeOf(held));
            assert.equal(store.size, held.size);
            assert.ok(store.bytes <= most);
          }
          for (const key of held.keys()) store.delete(key);
          assert.equal(store.bytes, 0);
          for (const [path, [response]] of said) {
            const copy = storedResponse(path, response?.body.length);
            assert.equal(shared.retain(`one ${path}`, copy), copy, 'nothing is retained any more');
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('the store of traces goes on answering most of those who ask in turn when a few more come than there is room for', () => {
    const store = new TraceStore<string>(new SharedReads(), 400_000);
    const hits = () => askInTurn(store, 'client', 120);
    const [, ...later] = Array.from({ length: 6 }, hits);
    const room = store.size;
    assert.ok(room > 60 && room < 110, `${room}`);
    for (const found of later) assert.ok(found >= 0.9 * room, `${found} of ${room}`);
  });

  it('the store of traces leaves its place to what has changed and is longer now, though all the rest is in use', () => {
    const store = new TraceStore<string>(new SharedReads(), 400_000);
    for (let round = 0; round < 3; round += 1) askInTurn(store, 'client', 120);
    store.put('client 0', traceOf([], 9_000));
    assert.equal(store.get('client 0')?.bytes, 9_000);
  });

  it('the store of traces has new ones take the place of those that nobody asks for any more', () => {
    const store = new TraceStore<string>(new SharedReads(), 400_000);
    for (let round = 0; round < 3; round += 1) askInTurn(store, 'former', 120);
    const [, , , fourth] = Array.from({ length: 4 }, () => askInTurn(store, 'new', 60));
    assert.equal(fourth, 60);
  });

  it('the store of traces holds a response that two answers were made from once, also where each read it for itself', () => {
    const shared = new SharedReads();
    const store = new TraceStore<string>(shared, 1_000_000);
    store.put('one', traceOf([['/list', storedResponse('same', 5_000)]], 100));
    const { bytes } = store;
    store.put('two', traceOf([['/list', storedResponse('same', 5_000)]], 100));
    assert.ok(store.bytes - bytes < 2_000, `${store.bytes - bytes}`);
    assert.equal(store.get('one')?.reads[0]?.response, store.get('two')?.reads[0]?.response);
    store.delete('one');
    const retained = store.get('two')?.reads[0]?.response;
    assert.equal(shared.retain('one /list', storedResponse('same', 5_000)), retained);
  });

  it('the store of traces goes on sharing the newer of two snapshots when the older one goes', () => {
    const shared = new SharedReads();
    const store = new TraceStore<string>(shared, 1_000_000);
    store.put('one', traceOf([['/list', storedResponse('old')]], 100));
    store.put('two', traceOf([['/list', storedResponse('new')]], 100));
    store.delete('one');
    assert.equal(shared.retain('one /list', storedResponse('new')), store.get('two')?.reads[0]?.response);
  });

  it('the store of traces keeps nothing that would not leave room for others', () => {
    const store = new TraceStore<string>(new SharedReads(), 100_000);
    store.put('small', traceOf([], 1_000));
    store.put('large answer', traceOf([], 25_000));
    store.put('large read', traceOf([['/list', storedResponse('', 25_000)]], 10));
    assert.equal(store.size, 1);
    store.put('small', traceOf([], 25_000));
    assert.equal(store.size, 0, 'nor what was there before under the same key');
  });
});

/** Has so many clients ask, each for its own, which is kept where it is not there; gives how many found it. */
function askInTurn(store: TraceStore<string>, name: string, clients: number): number {
  let found = 0;
  for (let client = 0; client < clients; client += 1) {
    const key = `${name} ${client}`;
    if (store.get(key)) found += 1;
    else store.put(key, traceOf([], 3_000));
  }
  return found;
}

/** What these come to, by a store of their own that has room for all of them. */
function sizeOf(traces: Iterable<readonly [string, Trace<string>]>): number {
  const store = new TraceStore<string>(new SharedReads(), Number.MAX_SAFE_INTEGER);
  for (const [key, trace] of traces) store.put(key, trace);
  return store.bytes;
}
