import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// Each folder of tests is a process of its own, and most load the whole gateway: what one of them has compiled, the next need not.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/tests', import.meta.url)));
