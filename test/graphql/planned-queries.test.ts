import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { buildSchema, Kind, parse } from 'graphql';
import { NotPlanned, PlannedQueries, PlanRun } from '../../src/graphql/planner/planned-queries.ts';
import { changes, Changing } from '../answer-cache/changes.ts';
import { asks } from '../answer-cache/documents.ts';
import type { Ask, RawAnswer } from '../answer-cache/raw-ask.ts';
import { startTwoQuickGateways } from '../answer-cache/two-gateways.ts';
import type { TwoGateways } from '../answer-cache/two-gateways.ts';

const ASKS = 5;

const runPlan = PlanRun.prototype.data;
/** Queries that plans have answered, and those that they have begun and left to GraphQL's own execution. */
const done = { planned: 0, leftOff: 0, raced: 0 };

/** Asks the gateway without an answer cache; `planned` or as GraphQL's library executes it, with nothing done before that. */
async function ask(gateways: TwoGateways, asked: Ask, planned: boolean): Promise<RawAnswer> {
  PlanRun.prototype.data = async function data(this: PlanRun, plan) {
    if (!planned) throw new NotPlanned('not now');
    try {
      const answer = await runPlan.call(this, plan);
      done.planned += 1;
      return answer;
    } catch (error) {
      done.leftOff += 1;
      throw error;
    }
  };
  return gateways.off(asked);
}

interface Told {
  data?: unknown;
  errors?: readonly { path?: readonly (string | number)[] }[];
  extensions?: unknown;
}

/** What of an answer has to be the same, but for its body. */
function seen({ status, headers }: RawAnswer) {
  return {
    status,
    headers: { ...headers, date: undefined, 'content-length': undefined, 'x-request-id': undefined },
  };
}

/**
 * Bodies are the same to the byte; but where reads fail side by side, whichever fails first takes away what the others would
 * have been told of. Then each tells errors of its own under what both have lost, and the same ones elsewhere.
 */
function assertSame(planned: RawAnswer, executed: RawAnswer): void {
  assert.deepEqual(seen(planned), seen(executed));
  if (planned.body.equals(executed.body)) return;
  const [one, other] = [planned, executed].map(({ body }): Told => JSON.parse(body.toString()));
  assert.ok(one?.errors && other?.errors, `${planned.body}\n${executed.body}`);
  assert.deepEqual(withoutLost(one), withoutLost(other));
  done.raced += 1;
}

function withoutLost({ data, errors = [], extensions }: Told) {
  const told = errors.filter(({ path = [] }) => !isLost(data, path)).map((error) => JSON.stringify(error));
  return { data, extensions, errors: told.toSorted() };
}

/** Whether more than the place itself is missing. */
function isLost(data: unknown, path: readonly (string | number)[]): boolean {
  let value = data;
  for (const [depth, key] of path.entries()) {
    if (value === null) return depth < path.length;
    value = (value as Record<string | number, unknown>)[key];
  }
  return false;
}

/** What comes of it, and what it asks the services for meanwhile. */
async function counted<T>({ sandbox }: TwoGateways, work: () => Promise<T>): Promise<[T, string[]]> {
  const { concur, iplicit } = sandbox;
  concur.clearCalls();
  iplicit.clearCalls();
  const done = await work();
  // An answer with errors does not wait for all that was asked meanwhile: what is still on its way belongs to it.
  if (JSON.stringify(done).includes('errors')) await sleep(10);
  return [done, [...concur.calls, ...iplicit.calls].map(({ method, path }) => `${method} ${path}`)];
}

/** What is in a list more often than in another. */
function beyond(list: readonly string[], other: readonly string[]): string[] {
  const left = [...other];
  return list.filter((item) => {
    const index = left.indexOf(item);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

/**
 * What a plan may ask for: what execution did. An answer with errors goes out before all its reads have left, and takes back
 * those that have not: which ones is a matter of time, so there it may be any read, once.
 */
function mayBeAsked(byPlan: readonly string[], byExecution: readonly string[], executed: RawAnswer) {
  const { errors } = JSON.parse(executed.body.toString()) as Told;
  return errors ? [...byExecution, ...new Set(byPlan).difference(new Set(byExecution))] : byExecution;
}

describe('a planned query', () => {
  let gateways: TwoGateways;
  before(async () => {
    gateways = await startTwoQuickGateways();
  });
  after(async () => {
    PlanRun.prototype.data = runPlan;
    await gateways.close();
  });

  it('a planned query is answered as GraphQL’s own execution answers it, byte for byte, whatever is asked and whatever fails', async () => {
    const changing = new Changing(gateways);
    const run = fc.asyncProperty(
      fc.array(asks(changing.values), { minLength: ASKS, maxLength: ASKS }),
      fc.array(changes, { minLength: 2, maxLength: 2 }),
      async (asked, changed) => {
        for (const change of changed) {
          await changing.apply(change);
          for (const one of asked) {
            // Execution first: it is the one that has to sign in anew where a change has ended the session.
            const [executed, calls] = await counted(gateways, () => ask(gateways, one, false));
            const [planned, callsOfPlan] = await counted(gateways, () => ask(gateways, one, true));
            assertSame(planned, executed);
            assert.deepEqual(
              beyond(callsOfPlan, mayBeAsked(callsOfPlan, calls, executed)),
              [],
              JSON.stringify({ change, one }),
            );
          }
          changing.calm();
        }
      },
    );
    await fc.assert(run, { numRuns: 60, endOnFailure: true });
    assert.ok(done.planned > 100 && done.leftOff > 20 && done.raced < done.leftOff / 5, JSON.stringify(done));
  });

  it('a planned query costs what its execution costs, where it is begun by a plan and left to GraphQL’s own execution', async () => {
    const { iplicit } = gateways.sandbox;
    const [payment] = iplicit.data.payments;
    const [document] = iplicit.data.documents;
    assert.ok(payment && document);
    // More than the schema reckons with.
    payment.allocations = Array.from({ length: 25 }, () => ({
      id: document.id,
      docId: document.id,
      docNo: document.docNo,
      allocAmountCurrency: '1.00',
      allocAmountBase: '1.00',
      allocCurrencyRate: '1.00',
    }));
    iplicit.faults.add({ path: /Document/, times: 1e9, fault: { kind: 'status', status: 400 } });
    const query = `{ bulkPayment(id: "${payment.id}") { allocations { uuid document { id } } } }`;
    const before = done.leftOff;
    const planned = await ask(gateways, { query }, true);
    assertSame(planned, await ask(gateways, { query }, false));
    assert.equal(done.leftOff, before + 1);
    iplicit.faults.clear();
  });

  it('a planned query whose plan was given up does not count the lists that come late a second time', async () => {
    const { iplicit } = gateways.sandbox;
    const [payment, other] = iplicit.data.payments;
    assert.ok(payment && other);
    iplicit.faults.add({ path: new RegExp(payment.id), times: 1e9, fault: { kind: 'delay', ms: 100 } });
    iplicit.faults.add({ path: new RegExp(other.id), times: 1e9, fault: { kind: 'status', status: 400 } });
    const query = '{ bulkPayments(first: 2) { nodes { allocations { uuid } } } }';
    const before = done.leftOff;
    const planned = await ask(gateways, { query }, true);
    assertSame(planned, await ask(gateways, { query }, false));
    assert.equal(done.leftOff, before + 1);
    iplicit.faults.clear();
  });

  it('a planned query whose plan has a defect is answered all the same, and the defect is reported', async () => {
    const [payment] = gateways.sandbox.iplicit.data.payments;
    assert.ok(payment);
    const asked = { query: `{ bulkPayment(id: "${payment.id}") { batchNo } }` };
    const executed = await ask(gateways, asked, false);
    const reported: unknown[] = [];
    const planned = new PlannedQueries((error) => reported.push(error));
    const schema = buildSchema('type Query { one: Int }');
    await planned.serverWillStart({ schema });
    PlanRun.prototype.data = () => Promise.reject(new TypeError('a defect'));
    assertSame(await gateways.off(asked), executed);
    const document = parse('{ one }');
    const [operation] = document.definitions;
    assert.ok(operation?.kind === Kind.OPERATION_DEFINITION);
    const { responseForOperation } = await planned.requestDidStart();
    assert.equal(await responseForOperation({ document, operation, request: {}, contextValue: {} }), null);
    assert.deepEqual(planned.figures, { answered: 0, abandoned: 0, defective: 1 });
    assert.match(String(reported[0]), /a defect/);
  });
});
