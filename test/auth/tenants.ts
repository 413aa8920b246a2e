import { once } from 'node:events';
import { createServer, request as send } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway, TestGatewayOptions } from '../gateway.ts';
import { askForSession, askForToken } from '../sandbox/signed-in.ts';

/** A company of its own in both services, and the headers by which a caller is seen as one of its people. */
export interface Tenant {
  name: string;
  sandbox: Sandbox;
  headers: { 'x-iplicit-session': string; 'x-concur-authorization': string };
}

/** A gateway before both services, in which each tenant has payments of its own under the same ids as all others. */
export interface TenantGateway {
  /** Its sandbox is what the gateway's own credentials show. */
  gateway: TestGateway;
  tenants: readonly Tenant[];
  close(): Promise<void>;
}

/**
 * Starts a sandbox for each name, and puts before them and the gateway's own what shows each token its company: as one
 * address of a service does for all of its customers.
 */
export async function startTenants(
  names: readonly string[],
  options: TestGatewayOptions = {},
): Promise<TenantGateway> {
  const tenants: Tenant[] = [];
  for (const name of names) tenants.push(await startTenant(name));
  const origins = { concur: new Map<string, string>(), iplicit: new Map<string, string>() };
  for (const { headers, sandbox } of tenants) {
    origins.concur.set(headers['x-concur-authorization'], sandbox.concur.origin);
    origins.iplicit.set(`Bearer ${headers['x-iplicit-session']}`, sandbox.iplicit.origin);
  }
  const own = { concur: '', iplicit: '' };
  const fronts = {
    concur: await front((token) => origins.concur.get(token) ?? own.concur),
    iplicit: await front((token) => origins.iplicit.get(token) ?? own.iplicit),
  };
  const env = { CONCUR_BASE_URL: originOf(fronts.concur), IPLICIT_BASE_URL: originOf(fronts.iplicit) };
  const gateway = await startTestGateway({ ...options, env: { ...env, ...options.env } });
  mark('own', gateway.sandbox);
  own.concur = gateway.sandbox.concur.origin;
  own.iplicit = gateway.sandbox.iplicit.origin;
  return {
    gateway,
    tenants,
    async close() {
      await gateway.close();
      for (const server of Object.values(fronts)) {
        server.close();
        server.closeAllConnections();
      }
      for (const { sandbox } of tenants) await sandbox.close();
    },
  };
}

async function startTenant(name: string): Promise<Tenant> {
  const sandbox = await startSandbox({ approvalDelayMs: 0, closeDelayMs: 0, latencyMs: 2 });
  mark(name, sandbox);
  const session = (await (await askForSession(sandbox.iplicit)).json()) as { sessionToken: string };
  const token = (await (await askForToken(sandbox.concur)).json()) as { access_token: string };
  sandbox.iplicit.clearCalls();
  sandbox.concur.clearCalls();
  return {
    name,
    sandbox,
    headers: {
      'x-iplicit-session': session.sessionToken,
      'x-concur-authorization': `Bearer ${token.access_token}`,
    },
  };
}

/** Has everything that a sandbox shows say whose it is. */
function mark(name: string, { iplicit, concur }: Sandbox): void {
  for (const payment of iplicit.data.payments) payment.description = `of ${name}`;
  for (const account of iplicit.data.bankAccounts) account.description = `of ${name}`;
  for (const batch of concur.data.batches) batch.name = `of ${name}`;
}

async function front(originFor: (authorization: string) => string): Promise<Server> {
  const server = createServer((incoming: IncomingMessage, response: ServerResponse) => {
    const { method = 'GET', url = '/', headers } = incoming;
    const outgoing = send(originFor(headers.authorization ?? '') + url, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    outgoing.on('error', () => response.destroy());
    incoming.pipe(outgoing);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function originOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
