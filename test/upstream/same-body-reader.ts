import { constants, PerformanceObserver } from 'node:perf_hooks';
import type { PerformanceEntry } from 'node:perf_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import { HttpClient } from '../../src/upstream/http-client.ts';

/** Reads the same from the given origin many times, and tells how often V8 marked its whole heap meanwhile. */
const [, , origin = '', times = ''] = process.argv;
const client = new HttpClient({ source: 'TEST', connections: 1, timeoutMs: 5_000, maxBodyBytes: 1e6 });
const request = { method: 'GET', origin, path: '/', headers: {} } as const;
const { body: expected } = await client.request(request);

let marked = 0;
const observer = new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    const { kind } = (entry as PerformanceEntry & { detail: { kind: number } }).detail;
    if (kind === constants.NODE_PERFORMANCE_GC_MAJOR) marked += 1;
  }
});
observer.observe({ entryTypes: ['gc'] });
for (let read = 0; read < Number(times); read += 1) await client.request({ ...request, expected });
await turn();
observer.disconnect();
await client.close();
process.send?.(marked);
