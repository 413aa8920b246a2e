import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Request } from 'playwright-core';
import { keyFile } from '../auth/keys.ts';
import { noBrowserHere, startBrowser } from '../browser.ts';
import type { TestBrowser, WatchedPage } from '../browser.ts';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';

const SUBMIT = `mutation($key: String!) { submitBulkPayment(input: {id: "BP-1002", idempotencyKey: $key}) { outcome } }`;

/** Whether a request sends the operation that the link holds. */
const isLinked = (request: Request) => request.postData()?.includes('Linked') ?? false;

describe('GraphiQL in a browser', { skip: noBrowserHere, timeout: 60_000 }, () => {
  let gateway: TestGateway;
  let browser: TestBrowser;
  let visit: WatchedPage;
  before(async () => {
    gateway = await startTestGateway();
    browser = await startBrowser();
    visit = await browser.open();
    await visit.page.goto(gateway.url);
    await visit.page.locator('.graphiql-query-editor .view-line').first().waitFor();
  });
  after(async () => {
    await browser.close();
    await gateway.close();
  });

  /** Opens a tab; resolves when GraphiQL has taken notice of the operation in it, as it does a moment later. */
  async function openTab(name: string): Promise<void> {
    await visit.page.getByRole('tab', { name, exact: true }).click();
    const query = () => visit.page.evaluate("localStorage.getItem('graphiql:query')");
    while (!String(await query()).includes(` ${name}`)) await sleep(20);
  }

  async function run(): Promise<void> {
    await visit.page.getByRole('button', { name: 'Execute query' }).click();
  }

  async function answerShows(text: string): Promise<void> {
    const pane = visit.page.locator('.graphiql-response');
    try {
      await pane.filter({ hasText: text }).waitFor();
    } catch (cause) {
      throw new Error(`Instead of "${text}" the answer pane shows: ${await pane.innerText()}`, { cause });
    }
  }

  test('GraphiQL in a browser opens with a tab for each ready operation', async () => {
    const names = await visit.page.getByRole('tab').allInnerTexts();
    assert.deepEqual(names, [
      'PaymentRuns',
      'RegeneratePaymentBatchFile',
      'CreateBulkPayment',
      'SubmitBulkPayment',
      'MutationLog',
      'PaymentRunsUpdated',
    ]);
  });

  test('GraphiQL in a browser opens the first of them with its variables', async () => {
    const variables = visit.page.locator('.graphiql-editor-tool .graphiql-editor:not(.hidden) .view-lines');
    await variables.filter({ hasText: '"IN_APPROVAL"' }).waitFor();
    const sent = visit.page.waitForRequest((request) => request.postData()?.includes('IN_APPROVAL') ?? false);
    await run();
    const { variables: given } = (await sent).postDataJSON() as { variables: unknown };
    assert.deepEqual(given, { filter: { phases: ['OPEN', 'IN_APPROVAL', 'APPROVED'] }, first: 20 });
    await answerShows('"paymentRuns"');
  });

  test('GraphiQL in a browser runs a query and shows its answer', async () => {
    await openTab('MutationLog');
    await run();
    await answerShows('"mutationLog"');
  });

  test('GraphiQL in a browser runs a mutation with its variables and shows its answer', async () => {
    await openTab('SubmitBulkPayment');
    await run();
    await answerShows('QUEUED');
  });

  test('GraphiQL in a browser runs a mutation once, however often it is sent: its key was made when the tab was filled', async () => {
    await run();
    await answerShows('"replayed": true');
  });

  test('GraphiQL in a browser shows what a subscription tells, and then what changes', async () => {
    await openTab('PaymentRunsUpdated');
    await run();
    await answerShows('"isInitial": true');
    const { errors } = await gateway.ask(SUBMIT, { key: 'elsewhere' });
    assert.deepEqual(errors, []);
    await answerShows('"isInitial": false');
    await visit.page.getByRole('button', { name: 'Stop query' }).click();
  });

  test('GraphiQL in a browser knows the schema: the editor completes, checks and formats what is typed', async () => {
    const { page } = visit;
    await page.getByRole('button', { name: 'New tab' }).click();
    await page.locator('.graphiql-query-editor .view-lines').click();
    await page.keyboard.type('query Typed { upstre');
    await page.locator('.suggest-widget.visible', { hasText: 'upstreams' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.type('amz { state }');
    await page.locator('.graphiql-query-editor .squiggly-error').first().waitFor();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('query Typed { upstreams { state }');
    await page.getByRole('button', { name: 'Prettify query' }).click();
    await page.locator('.graphiql-query-editor .view-line').nth(4).waitFor();
  });

  test('GraphiQL in a browser forgets request headers with the page: they may carry credentials', async () => {
    const { page } = visit;
    await page.getByRole('button', { name: 'Headers', exact: true }).click();
    await page.locator('.graphiql-editor-tool .graphiql-editor:not(.hidden) .view-lines').click();
    await page.keyboard.type('{ "x-planted": "planted-secret"');
    // Opening another tab makes GraphiQL take notice of the headers in this one.
    await page.getByRole('button', { name: 'New tab' }).click();
    await openTab('Typed');
    const sent = page.waitForRequest((request) => request.headers()['x-planted'] === 'planted-secret');
    await run();
    await sent;
    const stored = await page.evaluate('JSON.stringify(localStorage)');
    assert.match(String(stored), /graphiql:queries.*Typed/);
    assert.doesNotMatch(String(stored), /planted/);
  });

  test('GraphiQL in a browser opens on a later visit with the tab that was left, and its variables', async () => {
    const { page } = visit;
    await openTab('SubmitBulkPayment');
    const kept = () => page.evaluate("localStorage.getItem('graphiql:variables')");
    while (!String(await kept()).includes('BP-1001')) await sleep(20);
    await page.reload();
    const variables = page.locator('.graphiql-editor-tool .graphiql-editor:not(.hidden) .view-lines');
    await variables.filter({ hasText: 'BP-1001' }).waitFor();
  });

  test('GraphiQL in a browser shows what came where something in between answers instead of the gateway', async () => {
    const sorry = { status: 200, contentType: 'text/html', body: '<h1>Sorry</h1>' };
    await visit.page.route(gateway.url, (route) => route.fulfill(sorry), { times: 1 });
    await openTab('MutationLog');
    await run();
    await answerShows('<h1>Sorry</h1>');
  });

  test('GraphiQL in a browser lets an operation be put together by clicking', async () => {
    const { page } = visit;
    await page.getByRole('button', { name: 'New tab' }).click();
    await page.getByRole('button', { name: 'Show GraphiQL Explorer' }).click();
    await page.locator('.graphiql-explorer-root').getByText('upstreams').click();
    await page.locator('.graphiql-query-editor .view-lines', { hasText: 'upstreams' }).waitFor();
    await page.getByRole('button', { name: 'Hide GraphiQL Explorer' }).click();
  });

  test('GraphiQL in a browser opens what a link holds in a tab of its own, and does not run it', async () => {
    const linked = await browser.open();
    const link = new URLSearchParams({
      query:
        'query First { upstreams { state } } query Linked($first: Int) { paymentRuns(first: $first) { nodes { id } } }',
      variables: '{"first": 7}',
      operationName: 'Linked',
    });
    await linked.page.goto(`${gateway.url}?${link.toString()}`);
    await linked.page.locator('.graphiql-query-editor .view-lines', { hasText: 'Linked' }).waitFor();
    const variables = linked.page.locator('.graphiql-editor-tool .graphiql-editor:not(.hidden) .view-lines');
    await variables.filter({ hasText: '"first": 7' }).waitFor();
    let ran = 0;
    linked.page.on('request', (request) => (ran += Number(isLinked(request))));
    await linked.page.locator('.graphiql-explorer-root').waitFor({ state: 'detached' });
    assert.equal(ran, 0);
    const request = linked.page.waitForRequest(isLinked);
    await linked.page.getByRole('button', { name: 'Execute query' }).click();
    const { operationName } = (await request).postDataJSON() as { operationName: string };
    assert.equal(operationName, 'Linked');
    assert.deepEqual(linked.complaints, []);
  });

  test('GraphiQL in a browser has all of itself within the width of a phone', async () => {
    const phone = await browser.open();
    await phone.page.setViewportSize({ width: 390, height: 844 });
    await phone.page.goto(gateway.url);
    await phone.page.locator('.graphiql-query-editor .view-line').first().waitFor();
    await phone.page.getByRole('button', { name: 'Execute query' }).click();
    const pane = phone.page.locator('.graphiql-response');
    await pane.filter({ hasText: 'paymentRuns' }).waitFor();
    for (const part of ['.graphiql-query-editor', '.graphiql-response', '.graphiql-sidebar']) {
      const box = await phone.page.locator(part).boundingBox();
      assert.ok(box && box.x >= 0 && box.x + box.width <= 390 && box.width > 300, part);
    }
    assert.deepEqual(phone.complaints, []);
  });

  test('GraphiQL in a browser asks nothing of any origin but the gateway, workers and fonts included', () => {
    const origins = new Set(visit.requests.map((request) => new URL(request).origin));
    assert.deepEqual([...origins], [gateway.origin]);
    assert.deepEqual(browser.strayRequests, []);
    for (const worker of ['editor', 'json', 'graphql']) {
      assert.ok(
        visit.requests.some((request) => request.includes(`/graphiql/${worker}-`)),
        worker,
      );
    }
    assert.ok(visit.requests.some((request) => request.endsWith('.woff2')));
  });

  test('GraphiQL in a browser breaks no rule of its content security policy and logs no error', () => {
    assert.deepEqual(visit.complaints, []);
  });
});

describe(
  'GraphiQL before a gateway that wants to know who asks',
  { skip: noBrowserHere, timeout: 60_000 },
  () => {
    let gateway: TestGateway;
    let browser: TestBrowser;
    let visit: WatchedPage;
    let key = '';
    before(async () => {
      const made = keyFile({ after }, { reader: ['payments:read'] });
      key = made.keys.reader;
      gateway = await startTestGateway({ env: { AUTH: 'api-key', AUTH_API_KEYS_FILE: made.path } });
      browser = await startBrowser();
      visit = await browser.open();
      await visit.page.goto(gateway.url);
    });
    after(async () => {
      await browser.close();
      await gateway.close();
    });

    test('GraphiQL before a gateway that wants to know who asks says so, and says if the key is not good', async () => {
      const dialog = visit.page.getByRole('dialog', { name: 'Who is asking?' });
      await dialog.getByText('answers only callers that it knows').waitFor();
      await dialog.getByLabel('API key or token').fill('not-a-key');
      await dialog.getByRole('button', { name: 'Continue' }).click();
      await dialog.getByText('does not accept the key').waitFor();
      await dialog.getByLabel('API key or token').fill(key);
      await dialog.getByRole('button', { name: 'Continue' }).click();
      await dialog.waitFor({ state: 'detached' });
    });

    test('GraphiQL before a gateway that wants to know who asks reads the schema and runs operations with the key that it was given', async () => {
      await visit.page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
      await visit.page.locator('.graphiql-doc-explorer').getByText('Root Types').waitFor();
      await visit.page.getByRole('button', { name: 'Execute query' }).click();
      await visit.page.locator('.graphiql-response').filter({ hasText: '"paymentRuns"' }).waitFor();
    });

    test('GraphiQL before a gateway that wants to know who asks keeps the key for the session alone: not where other visits find it', async () => {
      await visit.page.reload();
      await visit.page.locator('.graphiql-query-editor .view-line').first().waitFor();
      const run = visit.page.getByRole('button', { name: 'Execute query' });
      const sent = visit.page.waitForRequest(
        (request) => request.headers()['authorization'] === `Bearer ${key}`,
      );
      await run.click();
      await sent;
      assert.doesNotMatch(String(await visit.page.evaluate('JSON.stringify(localStorage)')), new RegExp(key));
    });
  },
);
