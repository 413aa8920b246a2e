import { runEveryTestBeside } from '../every-test-beside.ts';

runEveryTestBeside(import.meta.url);
