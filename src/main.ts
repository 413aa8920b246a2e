import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// GraphQL's library checks for its own developers' mistakes, value by value, unless it finds this when it is loaded.
process.env['NODE_ENV'] ??= 'production';
// Kept among what only an installation writes: whoever can write there could change the program itself. Where nothing can
// be kept, all is compiled at each start, as without.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)));

// Loaded from here on, so that it finds both.
const { run } = await import('./run.ts');
await run();
