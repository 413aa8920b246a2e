import { openJournal } from '../../src/writes/store/open-store.ts';
import { answer, intent } from './samples.ts';

/**
 * A gateway that writes without end: begins entries, four at a time, settles every other one, and says on its output
 * what the journal has confirmed. Made to be killed.
 */
const journal = await openJournal(process.argv[2] ?? '', { keyTtlHours: 24, now: Date.now });

async function write(): Promise<never> {
  for (let index = 0; ; index++) {
    const one = intent({ key: null, at: Date.now() });
    await journal.begin(one);
    process.stdout.write(`begun ${one.id}\n`);
    if (index % 2 === 0) continue;
    await journal.settle(one.id, answer({ details: { much: 'x'.repeat(2_000) } }), Date.now());
    process.stdout.write(`settled ${one.id}\n`);
  }
}

await Promise.all([write(), write(), write(), write()]);
