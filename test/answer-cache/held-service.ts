import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { HttpClient } from '../../src/upstream/http-client.ts';
import type { ReadableService } from '../../src/upstream/reader.ts';
import { startScriptedServer } from '../upstream/scripted-server.ts';

/** A service that holds every request until the test answers it. */
export interface HeldService {
  /** Every request that has come, answered or not, oldest first. */
  held: { request: IncomingMessage; response: ServerResponse }[];
  /** Waits until so many requests have come, and makes sure that no more do. */
  arrived(count: number): Promise<void>;
  /** Answers what is at a path and has no answer yet. */
  answer(path: string, body: string, status?: number): void;
  /** The service as credentials of this name see it. */
  as(scope: string): ReadableService;
  close(): Promise<void>;
}

/** Starts one on a free port. */
export async function startHeldService(): Promise<HeldService> {
  const held: HeldService['held'] = [];
  const server = await startScriptedServer((request, response) => void held.push({ request, response }));
  const http = new HttpClient({ source: 'TEST', connections: 64, timeoutMs: 5_000, maxBodyBytes: 100_000 });
  return {
    held,
    async arrived(count) {
      while (held.length < count) await sleep(2);
      // Time for one more to arrive, were there one.
      await sleep(20);
      assert.equal(held.length, count);
    },
    answer(path, body, status = 200) {
      for (const { request, response } of held) {
        if (request.url === path && !response.writableEnded) response.writeHead(status).end(body);
      }
    },
    as: (scope) => ({
      source: 'TEST',
      scope,
      request: (request) => http.request({ ...request, origin: server.origin }),
    }),
    async close() {
      await Promise.all([http.close(), server.close()]);
    },
  };
}
