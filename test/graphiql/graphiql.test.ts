import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, request as send } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { createGraphiql } from '../../src/graphiql/graphiql.ts';
import type { GraphiqlOptions } from '../../src/graphiql/graphiql.ts';

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Serves GraphiQL, and 418 to whatever it leaves to others. */
async function serve(options: GraphiqlOptions) {
  const graphiql = createGraphiql(options);
  const server = createServer((request, response) => {
    if (!graphiql.handle(request, response)) response.writeHead(418).end('not mine');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    /** Unlike fetch this sends a path as it is, dots and all. */
    async get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
      const request = send({ host: '127.0.0.1', port, path, method, headers, agent: false }).end();
      const [response] = await once(request, 'response');
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk);
      return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) };
    },
    async close() {
      server.close();
      await once(server, 'close');
    },
  };
}

describe('GraphiQL over HTTP', () => {
  let site: Awaited<ReturnType<typeof serve>>;
  let script = '';
  before(async () => {
    site = await serve({ endpoint: '/graphql', operations: [{ query: '{ a }</script>' }] });
    const entries = JSON.parse(
      await readFile(new URL('../../dist/graphiql/entries.json', import.meta.url), 'utf8'),
    );
    script = `/graphiql/${entries.script}`;
  });
  after(() => site.close());

  test('GraphiQL over HTTP a browser gets the page at the endpoint, never from a cache, framed by nobody', async () => {
    const { status, headers, body } = await site.get('/graphql?operationName=x', { accept: BROWSER });
    assert.equal(status, 200);
    assert.equal(headers['content-type'], 'text/html; charset=utf-8');
    assert.equal(headers['cache-control'], 'no-store');
    assert.equal(headers['vary'], 'Accept');
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'no-referrer');
    assert.match(String(headers['content-security-policy']), /frame-ancestors 'none'/);
    assert.match(String(body), /<div id="graphiql">/);
  });

  test('GraphiQL over HTTP the page brings what it offers to run as data that cannot end early', async () => {
    const { body } = await site.get('/graphql', { accept: BROWSER });
    const [, data = ''] =
      /<script type="application\/json" id="operations">(.*?)<\/script>/s.exec(String(body)) ?? [];
    assert.deepEqual(JSON.parse(data), [{ query: '{ a }</script>' }]);
  });

  test('GraphiQL over HTTP scripts and styles run by a nonce alone, and each page has a nonce of its own', async () => {
    const nonces = new Set<string>();
    for (let visit = 0; visit < 3; visit += 1) {
      const { headers, body } = await site.get('/graphql', { accept: BROWSER });
      const policy = String(headers['content-security-policy']);
      const nonce = /script-src 'nonce-([^']{20,})'; style-src 'nonce-([^']{20,})';/.exec(policy);
      assert.equal(nonce?.[1], nonce?.[2]);
      assert.doesNotMatch(policy, /unsafe|\*|https?:/);
      assert.match(policy, /default-src 'none'/);
      assert.equal(String(body).split(`nonce="${nonce?.[1]}"`).length, 3);
      nonces.add(String(nonce?.[1]));
    }
    assert.equal(nonces.size, 3);
  });

  test('GraphiQL over HTTP whoever asks for data is left to the API', async () => {
    for (const accept of [
      'application/json',
      'application/graphql-response+json, text/html;q=0.5',
      '*/*',
      '',
    ]) {
      assert.equal((await site.get('/graphql', { accept })).status, 418, accept);
    }
    assert.equal((await site.get('/graphql', { accept: BROWSER }, 'POST')).status, 418);
    assert.equal((await site.get('/graphql/', { accept: BROWSER })).status, 418);
    assert.equal((await site.get('/graphiql', { accept: BROWSER })).status, 418);
  });

  test('GraphiQL over HTTP a file comes in the shortest coding that the client takes, and is the same in each', async () => {
    const plain = await site.get(script);
    const gzip = await site.get(script, { 'accept-encoding': 'gzip, deflate, br;q=0' });
    const brotli = await site.get(script, { 'accept-encoding': 'gzip, deflate, br, zstd' });
    assert.equal(plain.headers['content-encoding'], undefined);
    assert.equal(gzip.headers['content-encoding'], 'gzip');
    assert.equal(brotli.headers['content-encoding'], 'br');
    assert.deepEqual(gunzipSync(gzip.body), plain.body);
    assert.deepEqual(brotliDecompressSync(brotli.body), plain.body);
    assert.ok(brotli.body.length < gzip.body.length);
  });

  test('GraphiQL over HTTP a file may be kept for good, is never sniffed, and says how long it is', async () => {
    const { headers, body } = await site.get(script, { 'accept-encoding': 'br' });
    assert.equal(headers['content-type'], 'text/javascript; charset=utf-8');
    assert.equal(headers['cache-control'], 'public, max-age=31536000, immutable');
    assert.equal(headers['vary'], 'Accept-Encoding');
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'no-referrer');
    assert.equal(headers['content-length'], String(body.length));
  });

  test('GraphiQL over HTTP HEAD answers the headers of GET and no body', async () => {
    for (const [path, headers] of [
      ['/graphql', { accept: BROWSER }],
      [script, { 'accept-encoding': 'gzip' }],
    ] as const) {
      const get = await site.get(path, headers);
      const head = await site.get(path, headers, 'HEAD');
      assert.equal(head.status, 200);
      assert.equal(head.body.length, 0);
      for (const name of ['content-type', 'content-length', 'content-encoding', 'cache-control', 'vary']) {
        assert.equal(head.headers[name], get.headers[name], name);
      }
    }
  });

  test('GraphiQL over HTTP only what the build made is served, however the path is written', async () => {
    for (const path of [
      '/graphiql/',
      '/graphiql/nothing.js',
      '/graphiql/entries.json',
      '/graphiql/../package.json',
      '/graphiql/..%2f..%2fpackage.json',
      '/graphiql/%2e%2e/%2e%2e/package.json',
      '/graphiql//etc/passwd',
      '/graphiql/..\\..\\package.json',
      '/graphiql/__proto__',
      `${script}.br`,
      `${script}%00`,
    ]) {
      assert.equal((await site.get(path)).status, 404, path);
    }
  });

  test('GraphiQL over HTTP a file is only read: other methods are refused', async () => {
    const { status, headers } = await site.get(script, {}, 'POST');
    assert.equal(status, 405);
    assert.equal(headers['allow'], 'GET, HEAD');
  });
});

describe('GraphiQL that is not built', () => {
  let site: Awaited<ReturnType<typeof serve>>;
  before(async () => {
    site = await serve({
      endpoint: '/graphql',
      operations: [],
      built: new URL('./not-there/', import.meta.url),
    });
  });
  after(() => site.close());

  test('GraphiQL that is not built the page says what to run', async () => {
    const { status, headers, body } = await site.get('/graphql', { accept: BROWSER });
    assert.equal(status, 503);
    assert.equal(headers['content-type'], 'text/html; charset=utf-8');
    assert.match(String(body), /npm run build/);
  });

  test('GraphiQL that is not built the API is left as it is', async () => {
    assert.equal((await site.get('/graphql', { accept: 'application/json' })).status, 418);
    assert.equal((await site.get('/graphql', { accept: BROWSER }, 'POST')).status, 418);
  });
});
