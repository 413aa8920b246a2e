import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, afterEach, before, describe, it } from 'node:test';
import { keyFile } from '../auth/keys.ts';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';
import { GRAPHQL_COP, OWASP } from './probes.ts';
import type { Probe } from './probes.ts';

describe('a scanner', () => {
  let gateway: TestGateway;
  let key = '';
  const ends: (() => void)[] = [];
  before(async () => {
    const ending = { after: (end: () => void) => void ends.push(end) };
    const { path, keys } = keyFile(ending, { scanner: ['payments:read'] });
    key = keys.scanner;
    const env = { INTROSPECTION: 'false', GRAPHIQL: 'false', AUTH: 'api-key', AUTH_API_KEYS_FILE: path };
    gateway = await startTestGateway({ env });
  });
  after(async () => {
    await gateway.close();
    for (const end of ends) end();
  });
  afterEach(() => {
    const { concur, iplicit } = gateway.sandbox;
    assert.deepEqual([...concur.calls, ...iplicit.calls], [], 'a service was asked');
  });

  async function probe({ path = '/graphql', method = 'POST', headers, body, told }: Probe): Promise<void> {
    const answer = await fetch(gateway.origin + path, {
      method,
      headers: {
        accept: 'application/graphql-response+json',
        'x-api-key': key,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const { data, errors, extensions } = JSON.parse(text) as {
      data?: Record<string, unknown> | null;
      errors?: { extensions: Record<string, unknown> }[];
      extensions?: Record<string, unknown>;
    };
    const [error] = errors ?? [];
    const code = error?.extensions['validationErrorCode'] ?? error?.extensions['code'];
    assert.deepEqual([answer.status, code], told, text);
    if (error)
      assert.ok(
        Object.values(data ?? {}).every((value) => value === null),
        text,
      );
    assert.doesNotMatch(
      text,
      /did you mean|stacktrace|exception|tracing|node_modules|file:|graphiql|playground|apollo/i,
    );
    assert.deepEqual(
      Object.keys(extensions ?? {}).filter((name) => name !== 'cost'),
      [],
    );
    for (const banner of ['server', 'x-powered-by', 'x-apollo-operation-name'])
      assert.equal(answer.headers.get(banner), null);
  }

  for (const [name, probes] of Object.entries(GRAPHQL_COP)) {
    it(`a scanner finds nothing by graphql-cop’s check «${name}», and no service is asked`, async () => {
      for (const each of probes) await probe(each);
    });
  }

  for (const [name, probes] of Object.entries(OWASP)) {
    it(`a scanner finds nothing by what OWASP’s cheat sheet warns of: ${name}, and no service is asked`, async () => {
      for (const each of probes) await probe(each);
    });
  }
});

describe('what a caller gives', () => {
  it('what a caller gives stays what it is on its way to a service: one value of one parameter, one segment of one path', async (t) => {
    const gateway = await startTestGateway({ services: ['iplicit'] });
    t.after(() => gateway.close());
    const { iplicit } = gateway.sandbox;
    let sent = 0;
    for (const given of [
      "' OR '1'='1",
      '1; DROP TABLE payments',
      '$(reboot)',
      'a&IsPosted=true#x',
      'a?take=1000',
      '{"$gt":""}',
      '<!DOCTYPE x>',
      'a%26b',
      'ünïcode ☃',
    ]) {
      await gateway.ask(
        'query ($t: String) { bulkPayments(first: 1, filter: { descriptionContains: $t }) { nodes { id } } }',
        { t: given },
      );
      const list = iplicit.calls.findLast(({ path }) => path.startsWith('/api/BatchPayment?'));
      const { searchParams } = new URL(list?.path ?? '', iplicit.origin);
      assert.deepEqual([...searchParams.keys()].toSorted(), ['DescriptionContains', 'skip', 'take']);
      assert.equal(searchParams.get('DescriptionContains'), given);
      iplicit.clearCalls();
      const query = 'query ($id: ID!) { bulkPayment(id: $id) { id } }';
      const mutation =
        'mutation ($id: ID!, $key: String!) { deleteBulkPaymentAllocation(input: { id: "BP-1001", allocation: $id, idempotencyKey: $key }) { outcome } }';
      const refused = (await gateway.ask(query, { id: given })).errors.length > 0;
      const named = iplicit.calls.filter(({ path }) => path.startsWith('/api/BatchPayment?BatchNo='));
      assert.equal(named.length, refused ? 0 : 1);
      for (const { path } of named)
        assert.equal(new URL(path, iplicit.origin).searchParams.get('BatchNo'), given);
      iplicit.clearCalls();
      assert.equal(
        (await gateway.ask(mutation, { id: given, key: randomUUID() })).errors.length,
        refused ? 1 : 0,
      );
      const deleted = iplicit.calls.filter(({ method }) => method === 'DELETE');
      sent += deleted.length;
      for (const { path } of deleted)
        assert.equal(decodeURIComponent(path.split('/allocations/')[1] ?? ''), given.toLowerCase());
      iplicit.clearCalls();
    }
    assert.ok(sent > 3, `${sent} became part of a path`);
  });
});
