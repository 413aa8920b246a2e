import { openJournal } from '../../src/writes/store/open-store.ts';
import { intent } from './samples.ts';

/** A gateway that starts, writes 25 entries and ends in good order. */
const journal = await openJournal(process.argv[2] ?? '', { keyTtlHours: 24, now: Date.now });
for (let index = 0; index < 25; index++) await journal.begin(intent());
await journal.close();
