import { Session } from 'node:inspector/promises';

/**
 * A program that prints, as JSON, how often blocks of code run when each reader reads each growing text, once and
 * twice as long. It counts in the project's sources and in packages that read what services send, but not what V8
 * does by itself, as in regular expressions. Counting has to begin before the readers are loaded.
 */

/** How many bytes are read the first time. */
const BYTES = 4_000;

/** Blocks that ran for a text, and for one that is twice as long. */
export interface Counted {
  reader: string;
  text: string;
  once: number;
  twice: number;
}

const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

const { GROWING, READERS, grown, tried } = await import('./readers.ts');

async function blocksRunBy(work: () => Promise<void>): Promise<number> {
  await session.post('Profiler.takePreciseCoverage');
  await work();
  const { result } = await session.post('Profiler.takePreciseCoverage');
  return result
    .filter(({ url }) => /\/src\/|\/node_modules\/(?:saxes|xmlchars|yauzl)\//.test(url))
    .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
    .reduce((sum, { count }) => sum + count, 0);
}

const counted: Counted[] = [];
for (const [reader, read] of Object.entries(READERS))
  for (const growing of GROWING) {
    const [short, long] = [grown(growing, BYTES), grown(growing, 2 * BYTES)];
    for (const bytes of [short, long]) await tried(read, bytes);
    const once = await blocksRunBy(() => tried(read, short));
    const twice = await blocksRunBy(() => tried(read, long));
    counted.push({ reader, text: growing.join('…'), once, twice });
  }
process.stdout.write(JSON.stringify(counted));
