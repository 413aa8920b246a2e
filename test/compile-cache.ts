import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// Each folder of tests runs in a process of its own, and most load the whole gateway. The cache spares them compiling it again.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/tests', import.meta.url)));
