import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';
import { startLongFileConcur } from './long-file.ts';
import type { LongFileConcur } from './long-file.ts';
import { RawClient } from './raw-client.ts';
import { assertRefused } from './refusal.ts';

const MEGABYTE = 1_048_576;
const LENGTH = 256 * MEGABYTE;
/** What the kernel and both ends may hold on the way. */
const ON_THE_WAY = 48 * MEGABYTE;

/** Bytes between two looks at the memory. */
const LOOK_EVERY = 16 * MEGABYTE;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

describe('a file too long to keep', () => {
  let sandbox: Sandbox;
  let concur: LongFileConcur;
  let gateway: TestGateway;
  let path = '';
  before(async () => {
    sandbox = await startSandbox({ concurEdition: '2018' });
    concur = await startLongFileConcur(sandbox.concur, LENGTH);
    const { clientId, clientSecret, refreshToken } = sandbox.concur.credentials;
    gateway = await startTestGateway({
      services: [],
      env: {
        CONCUR_BASE_URL: concur.origin,
        CONCUR_CLIENT_ID: clientId,
        CONCUR_CLIENT_SECRET: clientSecret,
        CONCUR_REFRESH_TOKEN: refreshToken,
      },
      limits: { stalledMs: 1_000, downloads: 2 },
    });
    const batch = sandbox.concur.data.batches.find(({ status }) => status === 'CLOSED');
    path = `/files/payment-batches/${batch?.batchId}`;
  });
  after(async () => {
    await gateway.close();
    await concur.close();
    await sandbox.close();
  });

  async function download(): Promise<RawClient> {
    const client = await RawClient.connect(gateway.origin);
    client.socket.pause();
    client.send(`GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`);
    return client;
  }
  const settled = async () => {
    while (concur.open() > 0) await sleep(5);
  };

  it('a file too long to keep comes whole, and the memory that it passes through stays small', async () => {
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    let length = 0;
    let looks = 0;
    const { body } = await fetch(gateway.origin + path);
    assert.ok(body);
    for await (const piece of body) {
      length += piece.length;
      if (length < (looks + 1) * LOOK_EVERY) continue;
      looks += 1;
      // Pieces that are done with would else count until the collector comes by.
      collect();
      most = Math.max(most, process.memoryUsage().arrayBuffers);
    }
    assert.ok(looks > 3);
    assert.equal(length, LENGTH);
    assert.ok(most - before < LENGTH / 2, `${most - before} bytes more`);
  });

  it('a file too long to keep is asked of Concur no faster than it is taken; a client that takes nothing is cut off', async () => {
    const before = concur.sent();
    const client = await download();
    while (concur.open() === 0) await sleep(5);
    await settled();
    assert.ok(concur.sent() - before < ON_THE_WAY, `${concur.sent() - before} bytes were asked for`);
    client.close();
  });

  it('a file too long to keep is left to Concur as soon as its client has gone', async () => {
    const before = concur.sent();
    const client = await download();
    while (concur.open() === 0) await sleep(5);
    client.close();
    await settled();
    assert.ok(concur.sent() - before < ON_THE_WAY);
  });

  it('a file too long to keep asked for by HEAD is not sent at all', async () => {
    const before = concur.sent();
    const response = await fetch(gateway.origin + path, { method: 'HEAD' });
    assert.equal(response.headers.get('content-length'), String(LENGTH));
    await settled();
    assert.ok(concur.sent() - before < ON_THE_WAY);
  });

  it('a file too long to keep holds up a few at a time: what is beyond is told to come back, and GraphQL goes on', async () => {
    const clients = [await download(), await download()];
    while (concur.open() < 2) await sleep(5);
    const response = await fetch(gateway.origin + path);
    assert.equal(response.headers.get('retry-after'), '1');
    await assertRefused(response, 503, 'OVERLOADED');
    assert.equal((await gateway.ask('{ paymentBatches { totalCount } }')).errors.length, 0);
    for (const client of clients) client.close();
    await settled();
  });
});
