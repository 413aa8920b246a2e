import { openJournal } from '../../src/writes/store/open-store.ts';

/** A gateway that takes a name and never lets it go. Made to be killed. */
const [, , url = '', name = ''] = process.argv;
const journal = await openJournal(url, { keyTtlHours: 24, now: Date.now });
await journal.exclusively(name, () => {
  process.stdout.write('held\n');
  return new Promise(() => {});
});
