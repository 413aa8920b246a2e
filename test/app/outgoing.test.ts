import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import pino from 'pino';
import { readConfig } from '../../src/app/config.ts';
import { startGateway } from '../../src/app/start.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { ConfigError } from '../../src/start-error.ts';
import { ask, environmentFor } from '../gateway.ts';

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.problems;
  }
}

const REAL = {
  AUTH: 'none',
  IPLICIT_BASE_URL: 'https://api.iplicit.example',
  IPLICIT_DOMAIN: 'd',
  IPLICIT_USERNAME: 'u',
  IPLICIT_API_KEY: 'k',
};

describe('variables that are misspelt', () => {
  for (const [wrong, right] of [
    ['TRUSTED_DOCUMENT_ONLY', 'TRUSTED_DOCUMENTS_ONLY'],
    ['CORS_ORIGIN', 'CORS_ORIGINS'],
    ['CONCUR_EDITON', 'CONCUR_EDITION'],
    ['JOURNAL_ULR', 'JOURNAL_URL'],
    ['IPLICIT_KEY', 'IPLICIT_API_KEY'],
  ] as const)
    it(`variables that are misspelt are refused at the start with the right name: ${wrong}`, () => {
      const [problem = '', ...more] = problemsOf({ [wrong]: 'x' });
      assert.ok(problem.startsWith(`${wrong} is not a variable of the gateway; did you mean `), problem);
      if (wrong !== 'IPLICIT_KEY') assert.ok(problem.endsWith(`${right}?`), problem);
      assert.deepEqual(more, []);
    });

  it('variables of other programs are none of the gateway’s business', () => {
    const others = [
      'HOSTNAME',
      'PATH',
      'JOURNAL_STREAM',
      'NODE_OPTIONS',
      'LANG',
      'KUBERNETES_SERVICE_HOST',
      'PORTS',
    ];
    assert.deepEqual(problemsOf(Object.fromEntries(others.map((name) => [name, 'x']))), []);
  });
});

describe('services that are not on this machine', () => {
  it('services that are not on this machine are reached over TLS, unless it is said that they need not be', () => {
    assert.deepEqual(problemsOf(REAL), []);
    const plain = { ...REAL, IPLICIT_BASE_URL: 'http://api.iplicit.example' };
    assert.match(problemsOf(plain).join(), /without TLS.*ALLOW_PLAIN_HTTP=true/);
    const { warnings } = readConfig({ ...plain, ALLOW_PLAIN_HTTP: 'true' });
    assert.match(warnings.join(), /iplicit is reached over plain HTTP/);
    assert.deepEqual(problemsOf({ ...REAL, IPLICIT_BASE_URL: 'http://127.0.0.1:4200' }), []);
  });

  it('services that are not on this machine have to show certificates', () => {
    assert.match(problemsOf({ ...REAL, NODE_TLS_REJECT_UNAUTHORIZED: '0' }).join(), /NODE_EXTRA_CA_CERTS/);
    assert.deepEqual(problemsOf({ NODE_TLS_REJECT_UNAUTHORIZED: '0' }), []);
  });

  it('services that are not on this machine may have a proxy before them, whose address is one', () => {
    const { proxies } = readConfig({
      ...REAL,
      https_proxy: 'http://proxy.example:3128',
      NO_PROXY: 'a.example',
    });
    assert.deepEqual(proxies, { http: undefined, https: 'http://proxy.example:3128', except: 'a.example' });
    assert.match(
      problemsOf({ ...REAL, HTTPS_PROXY: 'socks5://proxy.example' }).join(),
      /HTTPS_PROXY must be/,
    );
  });
});

/** A proxy that leads every host to one origin, and counts what goes through it. */
async function startProxy(t: TestContext, origin: string) {
  const through: string[] = [];
  const { hostname, port } = new URL(origin);
  const server = createServer((request, response) => {
    const { pathname, search, host } = new URL(request.url ?? '', 'http://direct');
    through.push(host);
    const { method, headers } = request;
    const onward = send({ hostname, port, method, headers, path: pathname + search }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onward);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, through };
}

/** A gateway whose iplicit is far away behind a proxy, and what it logs. */
async function gatewayBehind(t: TestContext, env: Record<string, string>) {
  const sandbox = await startSandbox();
  const proxy = await startProxy(t, sandbox.iplicit.origin);
  const lines: Record<string, unknown>[] = [];
  const log = pino({ level: 'info' }, { write: (line) => void lines.push(JSON.parse(line)) });
  const gateway = await startGateway(
    readConfig({
      ...environmentFor(sandbox, ['iplicit']),
      IPLICIT_BASE_URL: 'http://iplicit.example',
      ALLOW_PLAIN_HTTP: 'true',
      SETTLED_AFTER_MS: '60000',
      HTTP_PROXY: proxy.address,
      ...env,
    }),
    { log },
  );
  t.after(async () => {
    await gateway.stop();
    await sandbox.close();
  });
  return { gateway, proxy, lines };
}

describe('a proxy', () => {
  it('a proxy that the environment names is gone through, for reads, sign-ins and writes', async (t) => {
    const { gateway, proxy } = await gatewayBehind(t, {});
    const url = `${gateway.origin}/graphql`;
    assert.deepEqual((await ask(url, '{ bulkPayments(first: 2) { nodes { id } } }')).errors, []);
    const create =
      'mutation { createBulkPayment(input: { bankAccount: "MITGBP", idempotencyKey: "p" }) { outcome } }';
    assert.deepEqual((await ask(url, create)).data, { createBulkPayment: { outcome: 'APPLIED' } });
    assert.deepEqual(new Set(proxy.through), new Set(['iplicit.example']));
    assert.ok(proxy.through.length >= 3);
  });

  it('a start tries the credentials of services that are not on this machine, and log and readiness say at once if they are refused', async (t) => {
    for (const [key, said] of [
      [undefined, /iplicit lets the gateway in/],
      ['wrong', /iplicit could not be read at the start/],
    ] as const) {
      const { gateway, lines } = await gatewayBehind(t, key === undefined ? {} : { IPLICIT_API_KEY: key });
      const isSaid = () => lines.some(({ msg }) => said.test(String(msg)));
      while (!isSaid()) await new Promise((resolve) => setTimeout(resolve, 5));
      assert.ok(lines.some(({ msg }) => /plain HTTP/.test(String(msg))));
      const ready = await fetch(`${gateway.origin}/health/ready`);
      assert.deepEqual(
        [ready.status, await ready.json()],
        [200, { status: 'ready', ...(key === 'wrong' && { credentialsRefusedBy: ['IPLICIT'] }) }],
      );
    }
  });

  it('a start that opens the gateway to the network without a PUBLIC_URL warns of it, and one that names its address does not', async (t) => {
    for (const [env, isWarned] of [
      [{ HOST: '0.0.0.0' }, true],
      [{ HOST: '0.0.0.0', PUBLIC_URL: 'https://payments.example' }, false],
      [{}, false],
    ] as const) {
      const { lines } = await gatewayBehind(t, env);
      assert.equal(
        lines.some(({ msg }) => /^HOST is 0\.0\.0\.0.*PUBLIC_URL/.test(String(msg))),
        isWarned,
      );
    }
  });
});
