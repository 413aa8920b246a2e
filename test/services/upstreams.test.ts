import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';

const UPSTREAMS = '{ upstreams { source state baseUrl latencyMs checkedAt detail } }';

interface Upstream {
  source: string;
  state: string;
  baseUrl: string;
  latencyMs: number | null;
  detail: string | null;
}

describe('upstreams', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startTestGateway();
  });
  after(() => gateway.close());
  afterEach(() => {
    gateway.sandbox.concur.faults.clear();
    gateway.sandbox.iplicit.faults.clear();
  });

  async function upstream(source: string): Promise<Upstream> {
    const { data, errors } = await gateway.ask<{ upstreams: Upstream[] }>(UPSTREAMS);
    assert.deepEqual(errors, []);
    const found = data.upstreams.find((one) => one.source === source);
    assert.ok(found);
    return found;
  }

  it('upstreams are UP while they answer, with the time that it took', async () => {
    for (const [source, side] of [
      ['CONCUR', gateway.sandbox.concur],
      ['IPLICIT', gateway.sandbox.iplicit],
    ] as const) {
      const one = await upstream(source);
      assert.equal(one.state, 'UP');
      assert.equal(new URL(one.baseUrl).origin, side.origin);
      assert.ok((one.latencyMs ?? 0) > 0);
      assert.equal(one.detail, null);
    }
  });

  it('upstreams are DEGRADED when they answer but cannot serve, and DOWN when they do not answer', async () => {
    gateway.sandbox.concur.faults.add({ times: 100, fault: { kind: 'status', status: 503 } });
    gateway.sandbox.iplicit.faults.add({ times: 100, fault: { kind: 'reset', act: false } });
    const [concur, iplicit] = [await upstream('CONCUR'), await upstream('IPLICIT')];
    assert.equal(concur.state, 'DEGRADED');
    assert.match(concur.detail ?? '', /503/);
    assert.equal(iplicit.state, 'DOWN');
    assert.equal(iplicit.latencyMs, null);
  });

  it('upstreams are DOWN when they refuse the credentials, with what to do about it, though they answer', async () => {
    gateway.sandbox.concur.faults.add({ times: 100, fault: { kind: 'status', status: 403 } });
    gateway.sandbox.iplicit.faults.add({ times: 100, fault: { kind: 'status', status: 401 } });
    const [concur, iplicit] = [await upstream('CONCUR'), await upstream('IPLICIT')];
    assert.equal(concur.state, 'DOWN');
    assert.match(concur.detail ?? '', /check that they are current/);
    assert.equal(iplicit.state, 'DOWN');
    assert.match(iplicit.detail ?? '', /check the API key/);
    assert.ok(concur.latencyMs !== null && iplicit.latencyMs !== null);
  });

  it('upstreams list what is configured alone', async () => {
    const alone = await startTestGateway({ services: ['concur'] });
    try {
      const { data } = await alone.ask<{ upstreams: Upstream[] }>(UPSTREAMS);
      assert.deepEqual(
        data.upstreams.map((one) => one.source),
        ['CONCUR'],
      );
    } finally {
      await alone.close();
    }
  });
});
