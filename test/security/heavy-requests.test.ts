import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'node:test';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { ask, environmentFor } from '../gateway.ts';
import { GatewayProcess } from '../gateway-process.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
/** Megabytes of heap: a quarter of what the defaults are for. */
const HEAP = 128;

/** Documents of one point each that ended the process once. */
const HEAVY: Readonly<Record<string, (index: number) => string>> = {
  'comments that parsed documents kept': (index) => `{ a${index}: __typename } ${'#\n'.repeat(32_700)}`,
  'comments without end': (index) => `{ a${index}: __typename } ${'#\n'.repeat(345_000)}`,
};

describe('a gateway with little memory', () => {
  for (const [name, documentOf] of Object.entries(HEAVY)) {
    it(`a gateway with little memory goes on after ${name}`, async (t) => {
      const sandbox = await startSandbox();
      t.after(() => sandbox.close());
      const command = [process.execPath, `--max-old-space-size=${HEAP}`, MAIN];
      const gateway = await GatewayProcess.start(environmentFor(sandbox), command);
      t.after(() => gateway.stop());
      for (let round = 0; round < 4; round += 1) {
        const asked = Array.from({ length: 12 }, (_, index) =>
          ask(gateway.url, documentOf(round * 12 + index)),
        );
        for (const { status } of await Promise.all(asked)) assert.ok(status < 500, String(status));
      }
      assert.deepEqual((await ask(gateway.url, '{ __typename }')).data, { __typename: 'Query' });
    });
  }
});
