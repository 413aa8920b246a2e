import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { createServer as createTlsServer } from 'node:tls';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { ask, environmentFor } from '../gateway.ts';
import { GatewayProcess } from '../gateway-process.ts';

/** The name of a service that only the proxy knows the way to. */
const HOST = 'iplicit.example';

/** Makes a certification authority of a company's own, and a certificate by it for `HOST`, with the command `openssl`. */
function makeCertificates(folder: string): { ca: string; key: Buffer; cert: Buffer } {
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...newKey,
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-subj',
    '/CN=A company',
    '-days',
    '2',
  );
  openssl('req', '-new', ...newKey, '-keyout', 'key.pem', '-out', 'request.pem', '-subj', `/CN=${HOST}`);
  writeFileSync(join(folder, 'names'), `subjectAltName=DNS:${HOST}`);
  const by = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'names', '-days', '2'];
  openssl('x509', '-req', '-in', 'request.pem', ...by, '-out', 'cert.pem');
  const read = (name: string) => readFileSync(join(folder, name));
  return { ca: join(folder, 'ca.pem'), key: read('key.pem'), cert: read('cert.pem') };
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

/** Passes bytes on between two sockets, until either ends. */
function tunnel(one: Socket, other: Socket): void {
  one.on('error', () => other.destroy()).on('close', () => other.destroy());
  other.on('error', () => one.destroy()).on('close', () => one.destroy());
  one.pipe(other).pipe(one);
}

describe('a service with a certificate of a company’s own, behind a proxy', () => {
  let folder: string;
  let sandbox: Sandbox;
  let ca: string;
  let front: Server;
  let proxy: Server;
  const tunnels: string[] = [];

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'private-network-'));
    sandbox = await startSandbox();
    const made = makeCertificates(folder);
    ({ ca } = made);
    const port = Number(new URL(sandbox.iplicit.origin).port);
    front = createTlsServer(made, (socket) => tunnel(socket, connect(port, '127.0.0.1'))).listen(
      0,
      '127.0.0.1',
    );
    await once(front, 'listening');
    proxy = createServer((_, response) => response.writeHead(405).end())
      .on('connect', ({ url = '' }, socket: Socket) => {
        tunnels.push(url);
        const onward = connect(portOf(front), '127.0.0.1', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
        tunnel(socket, onward);
      })
      .listen(0, '127.0.0.1');
    await once(proxy, 'listening');
  });
  after(async () => {
    front.close();
    proxy.close();
    await sandbox.close();
    rmSync(folder, { recursive: true });
  });

  /** A gateway with the proxy in its environment, and what its first read comes to. */
  async function read(t: TestContext, env: Record<string, string>) {
    tunnels.length = 0;
    const gateway = await GatewayProcess.start({
      ...environmentFor(sandbox, ['iplicit']),
      IPLICIT_BASE_URL: `https://${HOST}`,
      SETTLED_AFTER_MS: '60000',
      HTTPS_PROXY: `http://127.0.0.1:${portOf(proxy)}`,
      ...env,
    });
    t.after(() => gateway.kill());
    const { data, errors } = await ask<{ bulkPayments: { nodes: unknown[] } } | null>(
      gateway.url,
      '{ bulkPayments(first: 2) { nodes { id } } }',
    );
    const created = await ask<{ createBulkPayment: { outcome: string } } | null>(
      gateway.url,
      'mutation { createBulkPayment(input: { bankAccount: "MITGBP", idempotencyKey: "one" }) { outcome } }',
    );
    return { data, codes: errors.map(({ extensions }) => extensions['code']), created };
  }

  it('a service with a certificate of a company’s own is read and written through the proxy where NODE_EXTRA_CA_CERTS names its authority', async (t) => {
    const { data, codes, created } = await read(t, { NODE_EXTRA_CA_CERTS: ca });
    assert.deepEqual(codes, []);
    assert.equal(data?.bulkPayments.nodes.length, 2);
    assert.equal(created.data?.createBulkPayment.outcome, 'APPLIED');
    assert.ok(tunnels.length > 0);
    assert.deepEqual(new Set(tunnels), new Set([`${HOST}:443`]));
  });

  it('a service with a certificate of a company’s own is not believed where nothing names its authority, and sent nothing', async (t) => {
    const seen = sandbox.iplicit.calls.length;
    const { codes, created } = await read(t, {});
    assert.deepEqual(codes, ['UPSTREAM_UNAVAILABLE']);
    assert.notEqual(created.data?.createBulkPayment.outcome, 'APPLIED');
    assert.ok(tunnels.length > 0, 'the proxy was asked for the way');
    assert.equal(sandbox.iplicit.calls.length, seen);
  });

  it('a service that NO_PROXY names is never asked for at the proxy', async (t) => {
    const { codes } = await read(t, { NODE_EXTRA_CA_CERTS: ca, NO_PROXY: HOST });
    assert.deepEqual(codes, ['UPSTREAM_UNAVAILABLE'], 'nobody but the proxy knows the way');
    assert.deepEqual(tunnels, []);
  });
});
