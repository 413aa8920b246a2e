import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * How many bytes of bodies may arrive between two collections: a quarter of the smallest amount that makes V8
 * mark its whole heap.
 */
const COLLECT_EVERY_BYTES = 4 * 1024 * 1024;

type Collect = (options: { type: 'minor' }) => void;

let uncollected = 0;
let collect: Collect | undefined;

/**
 * Counts a body that was received, and has V8 free the memory of earlier ones before it becomes too much.
 *
 * That memory is outside V8's heap, which itself fills slowly when answers are replayed. V8 would collect
 * nothing until there are 64 MB of it, or as little as 16 MB once the heap has settled. Then it marks all
 * live objects, up to ten times a second, and each body of 60 KB costs one and a half times to twice as much.
 * Collecting only young objects takes half a millisecond. (All seen with `--trace-gc-nvp` and
 * `--trace-incremental-marking` on Node 26.)
 */
export function bodyReceived(bytes: number): void {
  uncollected += bytes;
  if (uncollected < COLLECT_EVERY_BYTES) return;
  uncollected = 0;
  collect ??= exposeCollector();
  collect({ type: 'minor' });
}

/**
 * V8's `gc`. Contexts created after the flag is set have it: this one does, and nothing else in the process.
 */
function exposeCollector(): Collect {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as Collect;
}
