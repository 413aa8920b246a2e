import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import type { Fault } from '../../src/sandbox/faults.ts';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';

const PLANTED = 'planted-by-the-service';
const ID = 'BulkPayment:00000000-0000-4000-8000-000000000000';

/** Everything that can be asked of each service, reading and writing. */
const ASKED = [
  '{ paymentBatches { nodes { name } } }',
  '{ bulkPayments { nodes { version } } }',
  '{ paymentRuns { nodes { reference } } }',
  '{ upstreams { state } }',
  `{ node(id: "${ID}") { id } }`,
  '{ bulkPayment(id: "BP-1001") { allocations { document { contactAccount { code } } } } }',
  'mutation { closePaymentBatch(input: { id: "5e670fdccdbbccf3556f5ba70af11e96", idempotencyKey: "key-40" }) { outcome } }',
  'mutation { submitBulkPayment(input: { id: "BP-1001", idempotencyKey: "key-39" }) { outcome } }',
  'mutation { createBulkPayment(input: { description: "x", idempotencyKey: "key-38" }) { outcome } }',
];

const FAULTS: Record<string, Fault> = {
  'cut connections': { kind: 'reset', act: false },
  'answers that break off': { kind: 'truncate' },
  pages: { kind: 'html' },
  'answers that cannot be read': { kind: 'malformed' },
  redirects: { kind: 'redirect', location: `http://${PLANTED}.example/x` },
  'a stack trace': {
    kind: 'status',
    status: 500,
    body: `Error: ${PLANTED}\n    at Object.<anonymous> (/srv/${PLANTED}/index.js:1:1)`,
    contentType: 'text/plain',
  },
  'a refusal of the sign-in': { kind: 'status', status: 401, body: PLANTED, contentType: 'text/plain' },
};

async function gatewayFor(t: TestContext): Promise<TestGateway> {
  const gateway = await startTestGateway({
    env: { UPSTREAM_TIMEOUT_MS: '500', READ_BACK_MS: '1', ANSWER_CACHE: 'off' },
  });
  t.after(() => gateway.close());
  return gateway;
}

/** Asks for everything, and gives what was said about what went wrong. */
async function errorsOf(gateway: TestGateway): Promise<string[]> {
  const said: string[] = [];
  for (const query of ASKED) {
    const { errors } = await gateway.ask(query);
    said.push(...errors.map((error) => JSON.stringify(error)));
  }
  return said;
}

function assertDiscreet({ sandbox: { concur, iplicit } }: TestGateway, errors: readonly string[]): void {
  for (const error of errors) {
    for (const { origin } of [concur, iplicit]) assert.ok(!error.includes(new URL(origin).host), error);
    assert.doesNotMatch(error, /127\.0\.0\.1|localhost|https?:\/\/(?!www\.rfc)/, error);
    assert.doesNotMatch(
      error,
      /node_modules|\.[jt]s:\d|file:|\bat \S+ \(|\/(work|home|src|usr|srv|tmp)\//,
      error,
    );
    assert.doesNotMatch(
      error,
      /ECONN|ENOTFOUND|EPIPE|UND_ERR|undici|fetch failed|socket hang up|stack/i,
      error,
    );
    assert.doesNotMatch(error, new RegExp(PLANTED), error);
  }
}

describe('an error', () => {
  for (const [name, fault] of Object.entries(FAULTS)) {
    it(`an error tells nothing of where the services are, nor of the gateway's inside, for ${name}`, async (t) => {
      const gateway = await gatewayFor(t);
      const { concur, iplicit } = gateway.sandbox;
      for (const { faults } of [concur, iplicit]) faults.add({ fault, times: 1_000 });
      const errors = await errorsOf(gateway);
      assert.ok(errors.length >= 5, String(errors.length));
      assertDiscreet(gateway, errors);
    });
  }

  it("an error tells nothing of where the services are, nor of the gateway's inside, for services that are gone", async (t) => {
    const gateway = await gatewayFor(t);
    await gateway.sandbox.close();
    const errors = await errorsOf(gateway);
    assert.ok(errors.length >= 5, String(errors.length));
    assertDiscreet(gateway, errors);
  });
});
