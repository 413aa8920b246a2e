import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { StoredResponse } from '../../src/upstream/reader.ts';
import { changes, Changing } from './changes.ts';
import type { Change } from './changes.ts';
import { asks } from './documents.ts';
import { unpacked } from './raw-ask.ts';
import type { Ask, RawAnswer } from './raw-ask.ts';
import { startTwoQuickGateways } from './two-gateways.ts';
import type { TwoGateways } from './two-gateways.ts';

/** What happens at the services, and what is asked once they are at rest. */
interface Step {
  change: Change;
  /** Which of the run's requests. */
  ask: number;
  /** Changes in the midst of requests, which come first. */
  storm: readonly Change[];
}

const ASKS = 5;

/** A session that ends again and again is refused for a while: by one of the two gateways, as it happens. */
const isBearable = ({ kind }: Change): boolean => kind !== 'sessions ended';

const steps: fc.Arbitrary<Step> = fc.record({
  change: changes,
  ask: fc.nat({ max: ASKS - 1 }),
  storm: fc.oneof(
    { arbitrary: fc.constant([]), weight: 30 },
    { arbitrary: fc.array(changes.filter(isBearable), { minLength: 1, maxLength: 4 }), weight: 1 },
  ),
});

const wires = fc.constantFrom<Pick<Ask, 'method' | 'headers'>[]>(
  {},
  { method: 'GET' },
  { headers: { accept: 'application/graphql-response+json' } },
  { headers: { 'accept-encoding': 'gzip' } },
  { method: 'GET', headers: { 'accept-encoding': 'br', accept: 'application/json' } },
);

describe('an answer given again', () => {
  let gateways: TwoGateways;
  const decode = StoredResponse.prototype.as;
  before(async () => {
    // What has been decoded is shared by all requests: whoever changed it would fail here, and answer otherwise.
    StoredResponse.prototype.as = function <P, T>(
      this: StoredResponse,
      ...how: Parameters<typeof decode<P, T>>
    ): T {
      return frozen(decode.apply(this, how as Parameters<typeof decode>) as T);
    };
    gateways = await startTwoQuickGateways();
  });
  after(async () => {
    StoredResponse.prototype.as = decode;
    await gateways.close();
  });

  it('an answer given again is what execution gives, byte for byte, whatever is asked and whatever changes', async () => {
    const changing = new Changing(gateways);
    const run = fc.asyncProperty(
      fc.array(fc.tuple(asks(changing.values), wires), { minLength: ASKS, maxLength: ASKS }),
      fc.array(steps, { minLength: 60, maxLength: 60 }),
      async (asked, steps) => {
        const all = asked.map(([ask, wire]): Ask => ({ ...ask, ...wire }));
        for (const { storm, change, ask: index } of steps) {
          if (storm.length > 0) await weather(storm, all, changing);
          await changing.apply(change);
          const ask = all[index] ?? { query: '' };
          const [on, off] = await Promise.all([gateways.on(ask), gateways.off(ask)]);
          changing.calm();
          assertAlike(on, off, JSON.stringify({ storm, change, ask }, null, 2));
        }
      },
    );
    await fc.assert(run, { numRuns: 25, endOnFailure: true });
    const { hits, partials, misses } = await gateways.figures();
    assert.ok(hits > 200 && partials > 100 && misses > 100, JSON.stringify({ hits, partials, misses }));
  });

  /** Asks for everything while things change; nobody can say what the answers are to be, but that they are some. */
  async function weather(storm: readonly Change[], asked: readonly Ask[], changing: Changing): Promise<void> {
    const answers = [...asked, ...asked].map(async (ask, index) => {
      for (let turns = 0; turns < index; turns += 1) await turn();
      return gateways.on(ask);
    });
    for (const change of storm) {
      await changing.apply(change);
      for (let turns = 0; turns < 5; turns += 1) await turn();
    }
    for (const { status, body } of await Promise.all(answers)) {
      assert.ok(status < 500 && !body.includes('INTERNAL_SERVER_ERROR'), body.toString());
    }
    changing.calm();
  }
});

/**
 * Of several entries of a list that fail, it is chance which one an answer tells of: of two answers with errors only the
 * data need be the same.
 */
function assertAlike(on: RawAnswer, off: RawAnswer, what: string): void {
  const [one, other] = [unpacked(on), unpacked(off)];
  assert.ok(!one.errors?.some(({ extensions }) => extensions['code'] === 'INTERNAL_SERVER_ERROR'), what);
  const isChance = one.errors && other.errors && on.status === off.status && on.body.compare(off.body) !== 0;
  if (isChance) return assert.deepEqual(one.data, other.data, what);
  return assert.deepEqual(seen(on), seen(off), what);
}

function seen({ status, headers, body }: RawAnswer) {
  const isText = headers['content-encoding'] === undefined;
  return {
    status,
    headers: { ...headers, date: undefined, 'x-request-id': undefined },
    body: body.toString(isText ? 'utf8' : 'base64'),
  };
}

const knownFrozen = new WeakSet<object>();

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || knownFrozen.has(value)) return value;
  knownFrozen.add(value);
  for (const member of Object.values(value)) frozen(member);
  return Object.freeze(value);
}
