import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { keyFile } from '../../../test/auth/keys.ts';
import { noBrowserHere, startBrowser } from '../../../test/browser.ts';
import type { TestBrowser, WatchedPage } from '../../../test/browser.ts';
import { startTestGateway } from '../../../test/gateway.ts';
import type { TestGateway, TestGatewayOptions } from '../../../test/gateway.ts';

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const WIDTHS = [1280, 390];

/** Long enough that what is pending can be seen, short enough to wait for. */
const DELAYS = { approvalDelayMs: 1_500, closeDelayMs: 1_500 };

let browser: TestBrowser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

/** The violations of accessibility rules on the page as it is, in words. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found = await page.evaluate('axe.run().then(({ violations }) => violations)');
  return (found as { id: string; nodes: { html: string }[] }[]).map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' ')}`,
  );
}

/** Holds what a screen shows to the rules of accessibility, and to the width of the window. */
async function assertUsable(page: Page): Promise<void> {
  assert.deepEqual(await violations(page), []);
  const { scrollWidth, clientWidth } = (await page.evaluate(
    '({ scrollWidth: document.documentElement.scrollWidth, clientWidth: document.documentElement.clientWidth })',
  )) as { scrollWidth: number; clientWidth: number };
  assert.ok(scrollWidth <= clientWidth, `The page is ${scrollWidth} wide in a window of ${clientWidth}.`);
}

describe('the console', { skip: noBrowserHere, timeout: 300_000 }, () => {
  let gateway: TestGateway;
  let visit: WatchedPage;
  let page: Page;

  async function open(options: TestGatewayOptions = {}): Promise<void> {
    gateway = await startTestGateway({
      ...options,
      sandbox: { ...DELAYS, ...options.sandbox },
      env: { CONSOLE: 'true', WATCH_INTERVAL_MS: '100', WATCH_IDLE_INTERVAL_MS: '100', ...options.env },
    });
    visit = await browser.open();
    page = visit.page;
  }

  const go = (address: string) => page.goto(`${gateway.origin}/console/${address}`);
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const sees = (text: string | RegExp) => page.getByText(text).first().waitFor();
  const step = (name: string) => page.locator('.lifecycle [aria-current]', { hasText: name }).waitFor();

  /** Opens a run from the list. */
  async function openRun(name: string): Promise<void> {
    await go(`#/?text=${encodeURIComponent(name)}`);
    await page.getByRole('link', { name }).first().click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
  }

  /** The calls that changed something in a service. */
  const writes = () =>
    gateway.sandbox.iplicit.calls.filter(({ method, path }) => method !== 'GET' && !path.includes('session'));

  afterEach(async () => {
    await page.context().close();
    await gateway.close();
  });

  for (const width of WIDTHS)
    it(`the console takes a payment from nothing to the ledger by clicking, ${width} pixels wide`, async () => {
      await open();
      await page.setViewportSize({ width, height: 844 });
      await go('');
      await sees('USD: Treasury Settlement');
      await assertUsable(page);

      await page.getByRole('link', { name: 'New payment' }).click();
      await page.getByLabel('From bank account').selectOption({ label: 'Sterling current account (MITGBP)' });
      await page.getByLabel('Type').selectOption({ label: 'Supplier payments (SUP)' });
      await page.getByLabel('Payment date').fill('2026-12-20');
      await page.getByLabel('Description').fill('Week 51');
      await page.getByRole('textbox', { name: 'Number' }).fill('PI-5002');
      await button('Pay PI-5002').click();
      await page.getByLabel('Amount for PI-5002').fill('1000.50');
      await page.getByRole('textbox', { name: 'Number' }).fill('PI-5001');
      await button('Pay PI-5001').click();
      await page.getByLabel('To pay').getByText('£1,145.67').waitFor();
      await assertUsable(page);
      await button('Create draft').click();
      await page.getByRole('heading', { level: 1, name: /^BP-/ }).waitFor();
      await page.getByLabel('Allocations').getByText('Cotswold Packaging').waitFor();
      await step('Draft');
      await assertUsable(page);

      await button('Edit allocations').click();
      await page.getByLabel('Amount for PI-5002').fill('900');
      await button('Remove PI-5001').click();
      await assertUsable(page);
      await button('Save allocations').click();
      await page.getByLabel('Allocations').getByText('£900.00').first().waitFor();

      await button('Edit details').click();
      await page.getByRole('dialog').getByLabel('Bank reference').fill('W51');
      await assertUsable(page);
      await button('Save').click();
      await sees('W51');

      await button('Submit').click();
      await sees('The submission is accepted and waits to be carried out by the service.');
      await assertUsable(page);
      await step('In approval');
      await step('Approved');
      await button('Process').click();
      await step('Processed');
      await button('Post to ledger').click();
      await step('Posted');
      await assertUsable(page);
      assert.deepEqual(visit.complaints, []);
    });

  it('the console can be used by the keyboard alone, from the list to a submitted payment', async () => {
    await open();
    await go('#/?text=BP-1001');
    await sees('November supplier run');
    /** Presses Tab until what has the focus has this name. */
    const tabTo = async (name: string) => {
      for (let presses = 0; presses < 60; presses += 1) {
        await page.keyboard.press('Tab');
        const focused = page.locator(':focus');
        const text = `${await focused.getAttribute('aria-label')} ${await focused.innerText().catch(() => '')}`;
        if (text.includes(name)) return;
      }
      assert.fail(`Tab never reaches "${name}".`);
    };
    await tabTo('BP-1001');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'BP-1001' }).waitFor();
    await tabTo('Edit details');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.equal(await page.locator(':focus').innerText(), 'Edit details');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await step('In approval');
  });

  it('the console says so while it does not know what became of a write, goes on looking, and never sends it twice', async () => {
    await open({ env: { READ_BACK_MS: '0' } });
    await openRun('BP-1001');
    gateway.sandbox.iplicit.faults.add({
      method: 'POST',
      path: /submit/,
      fault: { kind: 'reset', act: true },
    });
    await button('Submit').click();
    await sees(/we do not know yet/);
    await assertUsable(page);
    await step('Approved');
    await page.getByText(/we do not know yet/).waitFor({ state: 'detached' });
    assert.equal(writes().length, 1);
  });

  it('the console asks again with the same key when its own connection breaks, also after the page was left', async () => {
    await open();
    await openRun('BP-1001');
    await page.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('submitBulkPayment')) return route.fallback();
      await route.fetch();
      return route.abort('connectionreset');
    });
    await button('Submit').click();
    await sees(/we do not know yet/);
    await page.unrouteAll();
    await page.reload();
    await step('Approved');
    await page.getByText(/we do not know yet/).waitFor({ state: 'detached' });
    assert.equal(writes().length, 1);
  });

  it('the console finds out about a create whose answer was lost, and makes one payment, not two', async () => {
    await open();
    await go('#/new');
    await page.getByLabel('From bank account').selectOption({ label: 'Sterling current account (MITGBP)' });
    await page.getByLabel('Type').selectOption({ label: 'Supplier payments (SUP)' });
    await page.getByLabel('Payment date').fill('2026-12-20');
    await page.getByLabel('Description').fill('Lost and found');
    await page.getByRole('textbox', { name: 'Number' }).fill('PI-5002');
    await button('Pay PI-5002').click();
    await page.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('createBulkPayment')) return route.fallback();
      await route.fetch();
      return route.abort('connectionreset');
    });
    await button('Create draft').click();
    await sees(/we do not know yet/i);
    await assertUsable(page);
    await page.unrouteAll();
    await page.getByText(/we do not know yet/i).waitFor({ state: 'detached' });
    const made = gateway.sandbox.iplicit.data.payments.filter(
      ({ description }) => description === 'Lost and found',
    );
    assert.equal(made.length, 1);
  });

  it('the console abandons a draft only after asking, with the reason given, also where the answer is lost', async () => {
    await open({ env: { READ_BACK_MS: '0' } });
    await openRun('BP-1001');
    await button('Abandon').click();
    await assertUsable(page);
    await button('Keep it').click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.equal(writes().length, 0);
    gateway.sandbox.iplicit.faults.add({
      method: 'POST',
      path: /abandon/,
      fault: { kind: 'reset', act: true },
    });
    await button('Abandon').click();
    await page.getByRole('dialog').getByLabel('Reason').fill('Paid by card');
    await page.getByRole('dialog').getByRole('button', { name: 'Abandon', exact: true }).click();
    await sees('Cancelled');
    await page.getByText(/we do not know yet/i).waitFor({ state: 'detached' });
    const { data } = await gateway.ask<{
      mutationLog: { edges: { node: { input: { reason?: string } } }[] };
    }>('{ mutationLog(first: 1) { edges { node { input } } } }');
    assert.equal(data.mutationLog.edges[0]?.node.input.reason, 'Paid by card');
    assert.equal(writes().length, 1);
    await assertUsable(page);
    assert.deepEqual(visit.complaints, []);
  });

  it('the console shows what has changed when somebody else was quicker, and does nothing', async () => {
    await open();
    await openRun('BP-1001');
    await button('Edit allocations').click();
    await page.getByLabel('Amount for PI-5001').fill('100');
    await gateway.ask(
      'mutation { replaceBulkPaymentAllocations(input: { id: "BP-1001", allocations: [{ document: "PI-5002", amount: "7.00" }], idempotencyKey: "other" }) { outcome } }',
    );
    await button('Save allocations').click();
    const notice = page.getByRole('alert');
    await notice.getByText(/this has changed since you looked/).waitFor();
    await notice.getByText('PI-5001').waitFor();
    await notice.getByText('not paid').first().waitFor();
    await assertUsable(page);
    await button('I have seen it').click();
    await page.getByLabel('Allocations').getByText('£7.00').first().waitFor();
    assert.equal(writes().length, 1);
  });

  it('the console closes a batch only with the total that was seen, shows its file as a table and downloads it', async () => {
    await open();
    await openRun('GBP: Employees London');
    await button('Close batch').click();
    await page.getByRole('dialog').getByText('£1,045.00').waitFor();
    const batch = gateway.sandbox.concur.data.batches.find(({ name }) => name === 'GBP: Employees London');
    assert.ok(batch);
    batch.total = '2045.00';
    const signIns = gateway.sandbox.concur.calls.filter(({ method }) => method !== 'GET').length;
    await page.getByRole('dialog').getByRole('button', { name: 'Close batch' }).click();
    const notice = page.getByRole('alert');
    await notice.getByText('£2,045.00').waitFor();
    assert.equal(gateway.sandbox.concur.calls.filter(({ method }) => method !== 'GET').length, signIns);
    await button('I have seen it').click();

    await button('Close batch').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Close batch' }).click();
    await page.getByRole('table').getByText('Payment Demand').waitFor();
    await sees('Settled');
    await assertUsable(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /^Download/ }).click(),
    ]);
    assert.ok(readFileSync(await download.path()).length > 0);
  });

  it('the console says that a close is scheduled until Concur has carried it out', async () => {
    await open();
    await openRun('GBP: Employees London');
    await button('Close batch').click();
    await page
      .getByRole('dialog')
      .getByLabel(/Wait for the file/)
      .uncheck();
    await assertUsable(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Close batch' }).click();
    await sees('The close is accepted and waits to be carried out by the service.');
    await assertUsable(page);
    await sees('Settled');
    await button('Write the file again').waitFor();
  });

  it('the console lists the runs of both services, adds them up per currency, and keeps its filters in the address', async () => {
    await open();
    await go('');
    await page.getByLabel('Totals per currency').getByText('GBP').waitFor();
    await page.getByLabel('Totals per currency').getByRole('button', { name: /GBP/ }).click();
    await page.getByRole('combobox', { name: 'Service' }).selectOption('iplicit');
    await page.getByLabel('Approved').check({ force: true });
    await page.waitForURL(/source=IPLICIT&phase=APPROVED&currency=GBP/);
    await page.getByRole('link', { name: /BP-1014/ }).waitFor();
    const runs = page.getByLabel('Payment runs').getByRole('link');
    for (const text of await runs.allInnerTexts()) assert.match(text, /iplicit[\s\S]*Approved[\s\S]*£/);
    await page.reload();
    await page.getByRole('link', { name: /BP-1014/ }).waitFor();
    await assertUsable(page);
  });

  it('the console adds amounts beyond what a JavaScript number holds to the last digit', async () => {
    await open();
    await go('#/new');
    for (const number of ['PI-5082', 'PI-5003']) {
      await page.getByRole('textbox', { name: 'Number' }).fill(number);
      await button(`Pay ${number}`).click();
    }
    const { data } = await gateway.ask<{ payableDocument: { outstanding: { amount: string } } }>(
      '{ payableDocument(id: "PI-5082") { outstanding { amount } } }',
    );
    assert.equal(
      await page.getByLabel('Amount for PI-5082').inputValue(),
      data.payableDocument.outstanding.amount,
    );
    await page.getByLabel('To pay').getByText('90,071,992,547,409,931.12345').first().waitFor();
  });

  it('the console names a service that cannot be read and shows the runs of the other', async () => {
    await open();
    gateway.sandbox.concur.faults.add({ path: /batch/, times: 99, fault: { kind: 'status', status: 400 } });
    await go('');
    await sees(/Concur cannot be read at present/);
    await sees('BP-1001');
    await assertUsable(page);
  });

  it('the console offers each caller only what they may do, and asks who is asking where the gateway wants to know', async (t) => {
    const { path, keys } = keyFile(t, {
      maker: ['payments:read', 'payments:edit', 'payments:submit'],
      approver: ['payments:read', 'payments:approve', 'payments:files'],
    });
    await open({ env: { AUTH: 'api-key', AUTH_API_KEYS_FILE: path } });
    await go('#/?text=BP-100');
    const key = page.getByLabel('API key');
    await key.fill('not-a-key');
    await button('Continue').click();
    await sees(/does not accept this key/);
    await assertUsable(page);
    await key.fill(keys.maker);
    await button('Continue').click();
    await page.getByRole('link', { name: 'New payment' }).waitFor();
    await page.getByRole('link', { name: /BP-1004/ }).click();
    await sees('There is nothing for you to do with it at present.');
    await page.getByText('maker', { exact: true }).click();
    await sees('submit for approval');
    await assertUsable(page);
    await button('Use another key').click();
    await key.fill(keys.approver);
    await button('Continue').click();
    await button('Process').waitFor();
    await page.getByRole('link', { name: 'All runs' }).click();
    await sees('USD: Treasury Settlement');
    assert.equal(await page.getByRole('link', { name: 'New payment' }).count(), 0);
  });

  it('the console is readable in the dark, and reaches nobody but its gateway', async () => {
    await open();
    await page.emulateMedia({ colorScheme: 'dark' });
    for (const address of ['', '#/new', '#/?source=CONCUR']) {
      await go(address);
      await sees(/USD: Treasury Settlement|PI-5001/);
      await assertUsable(page);
    }
    await openRun('BP-1004');
    await assertUsable(page);
    const origins = new Set(visit.requests.map((request) => new URL(request).origin));
    assert.deepEqual([...origins], [gateway.origin]);
    assert.deepEqual(browser.strayRequests, []);
    assert.deepEqual(visit.complaints, []);
  });
});
