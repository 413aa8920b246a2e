import { openStore } from '../../src/writes/store/open-store.ts';
import { answer, DONE, newWrite } from './samples.ts';

/**
 * A gateway that writes without end: claims and sends writes, four at a time, settles every other one, and says on its
 * output what the store has confirmed. Made to be killed.
 */
const store = await openStore(process.argv[2] ?? '');
await store.lease('a process', 'a process', 600_000);

async function write(): Promise<never> {
  for (let index = 0; ; index++) {
    const one = newWrite();
    await store.claim(one);
    await store.send(one, { before: null, proof: null }, 1_000);
    process.stdout.write(`sent ${one.id}\n`);
    if (index % 2 === 0) continue;
    await store.settle(one, answer({ details: { much: 'x'.repeat(2_000) } }), DONE);
    process.stdout.write(`settled ${one.id}\n`);
  }
}

await Promise.all([write(), write(), write(), write()]);
