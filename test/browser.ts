import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import bundledChromium from '@sparticuz/chromium';
import { inflate } from '@sparticuz/chromium';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';

/** A script that runs in the page before any other. */
const REPORT_BREACHES = `addEventListener('securitypolicyviolation', (breach) =>
  reportBreach(breach.violatedDirective + ' forbids ' + breach.blockedURI + ' in ' + breach.sourceFile + ':' + breach.lineNumber))`;

/** A page, with all requests it sent and all errors it reported since it was opened. */
export interface WatchedPage {
  readonly page: Page;
  /** The address of every request that the page and its workers sent. */
  readonly requests: readonly string[];
  /** Console errors, uncaught errors and violations of the content security policy, in words. */
  readonly complaints: readonly string[];
}

/** Why tests with a browser cannot run on this machine; false if they can. */
export const noBrowserHere =
  process.platform === 'linux' && process.arch === 'x64'
    ? false
    : 'The Chromium that comes as an npm package runs on Linux x64 only.';

/** A headless Chromium that can reach this machine only. */
export interface TestBrowser {
  /** Opens an empty page. */
  open(): Promise<WatchedPage>;
  /** The hosts or addresses beyond this machine that the browser tried to reach, in the background too. */
  readonly strayRequests: readonly string[];
  close(): Promise<void>;
}

/**
 * Starts the Chromium of an npm package, with the libraries and fonts that the package brings, so that nothing has to be
 * installed on the machine.
 */
export async function startBrowser(): Promise<TestBrowser> {
  const decoy = await startDecoyProxy();
  const browser = await launch(decoy.url);
  return {
    open: () => openWatched(browser),
    strayRequests: decoy.strayRequests,
    async close() {
      await browser.close();
      await decoy.close();
    },
  };
}

async function launch(proxy: string): Promise<Browser> {
  const executablePath = await bundledChromium.executablePath();
  const binaries = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '../bin');
  const libraries = await inflate(join(binaries, 'al2023.tar.br'));
  return chromium.launch({
    executablePath,
    // Not the package's own arguments: they turn web security off and run the browser in one process.
    // Chromium's sandbox cannot start as root, and many build machines run tests as root.
    args: ['--no-sandbox', '--disable-gpu', `--proxy-server=${proxy}`],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(libraries, 'lib'),
      FONTCONFIG_PATH: join(tmpdir(), 'fonts'),
    },
  });
}

async function openWatched(browser: Browser): Promise<WatchedPage> {
  const requests: string[] = [];
  const complaints: string[] = [];
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.exposeBinding('reportBreach', (_source, breach: string) => complaints.push(breach));
  await context.addInitScript(REPORT_BREACHES);
  context.on('request', (request) => requests.push(request.url()));
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  return { page, requests, complaints };
}

/** Chromium reaches this machine directly and all others through its proxy. This proxy records each request and refuses it. */
async function startDecoyProxy(): Promise<{ url: string; strayRequests: string[]; close(): Promise<void> }> {
  const strayRequests: string[] = [];
  const server = createServer((request, response) => {
    strayRequests.push(request.url ?? '');
    response.writeHead(403).end();
  });
  server.on('connect', (request, socket) => {
    strayRequests.push(request.url ?? '');
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    strayRequests,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
