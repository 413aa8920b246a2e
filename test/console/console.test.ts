import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { createConsoleSite } from '../../src/console/console.ts';

describe('the console over HTTP', () => {
  const folder = mkdtempSync(join(tmpdir(), 'console-'));
  const site = () => createConsoleSite(pathToFileURL(`${folder}/`));
  let origin = '';
  const server = createServer((request, response) => {
    if (!site()?.handle(request, response)) response.writeHead(418).end('not mine');
  });
  before(async () => {
    await once(server.listen(0, '127.0.0.1'), 'listening');
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  test('the console over HTTP is not there until it is built', async () => {
    assert.equal(site(), undefined);
    assert.equal((await fetch(`${origin}/console/`)).status, 418);
  });

  test('the console over HTTP is one page, asked for again each time, whose files may be kept for good', async () => {
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Payments</title>');
    writeFileSync(join(folder, 'assets/index-1.js'), 'export {}');
    const page = await fetch(`${origin}/console/?utm=1`);
    assert.equal(page.headers.get('content-type'), 'text/html; charset=utf-8');
    assert.equal(page.headers.get('cache-control'), 'no-cache');
    assert.match(await page.text(), /<title>Payments/);
    const script = await fetch(`${origin}/console/assets/index-1.js`);
    assert.equal(script.headers.get('content-type'), 'text/javascript; charset=utf-8');
    assert.match(String(script.headers.get('cache-control')), /immutable/);
  });

  test('the console over HTTP may load and reach only what comes from its own origin', async () => {
    const { headers } = await fetch(`${origin}/console/`);
    const policy = String(headers.get('content-security-policy'));
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.doesNotMatch(policy, /unsafe|\*|https?:/);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
  });

  test('the console over HTTP is found without its last slash, and answers nothing that was not built', async () => {
    const { headers, status } = await fetch(`${origin}/console`, { redirect: 'manual' });
    assert.equal(status, 308);
    assert.equal(headers.get('location'), '/console/');
    for (const path of ['/console/none.js', '/console/..%2fpackage.json', '/console/assets/'])
      assert.equal((await fetch(origin + path)).status, 404, path);
    assert.equal((await fetch(`${origin}/console/`, { method: 'POST' })).status, 405);
    assert.equal((await fetch(`${origin}/consoles`)).status, 418);
  });
});
