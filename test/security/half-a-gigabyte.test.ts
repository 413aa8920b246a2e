import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { it } from 'node:test';
import { ask } from '../gateway.ts';
import { GatewayProcess } from '../gateway-process.ts';

const MB = 1024 * 1024;
const PAYMENTS = 60;

const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** What follows the id in an answer of nine megabytes about one payment. */
const REST = (() => {
  const ids = ['legalEntityId', 'bankAccountId', 'paymentMethodId'].map((name) => `"${name}":"${uuid(3)}"`);
  return (
    `,${ids.join()},"paymentDate":"2026-11-30T00:00:00","bankCurrency":"GBP","bankCurrencyAmount":1.5,"bankCurrencyRate":1,` +
    `"hasNotes":false,"hasAttachments":false,"statusList":["draft"],"description":"${'x'.repeat(9_000_000)}"}`
  );
})();

it('sixty answers of nine megabytes at once are read one after the other in half a gigabyte', async (t) => {
  const service = createServer((request, response) => {
    const id = /BatchPayment\/([\w-]+)/.exec(request.url ?? '')?.[1];
    request.resume();
    response.setHeader('content-type', 'application/json');
    if (id === undefined)
      response.end(JSON.stringify({ sessionToken: 't', tokenDue: new Date(Date.now() + 1_800_000) }));
    else {
      // All of them are nearly complete before the first one is.
      response.write(`{"id":"${id}"${REST.slice(0, -1)}`);
      setTimeout(() => response.end('}'), 1_000);
    }
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => service.once('listening', resolve));
  const gateway = await GatewayProcess.start(
    {
      AUTH: 'none',
      RATE_LIMIT: 'off',
      JOURNAL_URL: 'sqlite::memory:',
      IPLICIT_BASE_URL: `http://127.0.0.1:${(service.address() as AddressInfo).port}`,
      IPLICIT_DOMAIN: 'd',
      IPLICIT_USERNAME: 'u',
      IPLICIT_API_KEY: 'k',
      UPSTREAM_TIMEOUT_MS: '300000',
    },
    [process.execPath, '--max-old-space-size=400', 'src/main.ts'],
  );
  t.after(async () => {
    await gateway.stop();
    service.closeAllConnections();
    service.close();
  });
  const answers = await Promise.all(
    Array.from({ length: PAYMENTS }, (_, number) =>
      ask<{ bulkPayment: { hasNotes: boolean } | null }>(
        gateway.url,
        `{ bulkPayment(id: "${uuid(number)}") { uuid hasNotes } }`,
      ),
    ),
  );
  const codes = answers.flatMap(({ errors }) => errors.map(({ extensions }) => extensions['code']));
  assert.deepEqual(codes, []);
  assert.ok(answers.every(({ data }) => data.bulkPayment?.hasNotes === false));
  const most =
    Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${gateway.pid}/status`, 'utf8'))?.[1]) * 1024;
  assert.ok(most < 512 * MB, `${Math.round(most / MB)} MB`);
});
