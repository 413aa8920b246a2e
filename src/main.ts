import { enableCompileCache, setSourceMapsSupport } from 'node:module';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { PROJECT } from './project.ts';

// Unless this is set before graphql-js is loaded, its type checks look for a second copy of the library at
// every value.
process.env['NODE_ENV'] ??= 'production';
// Under load, V8 sees objects live long because many requests are in progress at once, and from then on
// allocates objects of that kind in the old generation. Those of later requests stay there until a full
// collection, with all that they reference, long after the request is over. This took a third of the time of
// an answer that is executed, not cached.
setFlagsFromString('--no-allocation-site-pretenuring');
// After half a minute without requests, V8's memory reducer would collect and drop the optimised code for
// objects of which none is alive at that moment. The next few thousand requests would then take half as long
// again. Switching the reducer off (--no-memory-reducer) has no effect once the process runs; allowing it no
// collections does.
setFlagsFromString('--memory-reducer-gc-count=0');
// Makes the stacks in the log name the source files when the bundle runs.
setSourceMapsSupport(true);
// The cache lies in node_modules, which only an installation writes: whoever can write there could change the
// program anyway. If it cannot be written, everything is compiled at each start.
enableCompileCache(fileURLToPath(new URL('node_modules/.cache/compiled', PROJECT)));

// Imported dynamically, so that all of the above is in effect when the program is loaded.
const { run } = await import('./app/run.ts');
await run();
