import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** How much may wait to be freed, in bytes: a quarter of the least that has V8 mark its whole heap. */
const COLLECT_EVERY_BYTES = 4 * 1024 * 1024;

type Collect = (options: { type: 'minor' }) => void;

let uncollected = 0;
let collect: Collect | undefined;

/**
 * Notes that a body has come, and has V8 free what bodies came in before it is too much. That memory lies outside V8's heap,
 * which fills slowly where answers are given again. So nothing is collected until there are 64 MB of it, or, where the
 * heap has settled down, as little as 16 MB; then V8 marks all that lives, up to ten times a second, and each body of 60 KB
 * costs half as much again or twice as much. To collect what is young takes half a millisecond (all seen with
 * `--trace-gc-nvp` and `--trace-incremental-marking` on Node 26).
 */
export function bodyReceived(bytes: number): void {
  uncollected += bytes;
  if (uncollected < COLLECT_EVERY_BYTES) return;
  uncollected = 0;
  collect ??= exposeCollector();
  collect({ type: 'minor' });
}

/** V8 gives it to contexts that are made from now on: to this one, and to nothing else in the process. */
function exposeCollector(): Collect {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as Collect;
}
