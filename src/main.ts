import { enableCompileCache, setSourceMapsSupport } from 'node:module';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { PROJECT } from './project.ts';

// GraphQL's library checks for its own developers' mistakes, value by value, unless it finds this when it is loaded.
process.env['NODE_ENV'] ??= 'production';
// V8 moves to the old generation, from the start, what it once saw live long: here the objects of many requests answered at
// once. Those of every later request then die there, keeping alive all that they point to, until a full collection: a
// third of the time of an answer that is made anew.
setFlagsFromString('--no-allocation-site-pretenuring');
// Once nothing is asked for half a minute, V8 would give up what it knows of objects of which none is left just then, and
// with it the code that it made for them: who asks next, and thousands after, would wait half as long again. To switch its
// memory reducer off has no effect any more when this runs; to let it collect not once has.
setFlagsFromString('--memory-reducer-gc-count=0');
// Where it runs as built, the stacks in its log name the sources all the same.
setSourceMapsSupport(true);
// Kept among what only an installation writes: whoever can write there could change the program itself. Where nothing can
// be kept, all is compiled at each start, as without.
enableCompileCache(fileURLToPath(new URL('node_modules/.cache/compiled', PROJECT)));

// Loaded from here on, so that it finds all of this.
const { run } = await import('./run.ts');
await run();
