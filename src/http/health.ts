import type { ServerResponse } from 'node:http';
import type { ReplayFigures } from '../replay/replay.ts';
import { sendJson } from './answer.ts';

/** What decides whether a replica should be sent requests. */
export interface Readiness {
  /** Whether it is shutting down. */
  draining(): boolean;
  /** Rejects when the journal cannot be written. */
  checkJournal(): Promise<void>;
  /** What replay has done: it decides nothing, and is here for those who look how the replica does. */
  replay(): ReplayFigures;
  /** Each configured service and its breaker's state: `closed` where it is asked as usual, `open` where it is let be. */
  breakers(): Readonly<Record<string, string>>;
}

/** `GET /health/live`: the process runs and its event loop turns. */
export function sendLive(response: ServerResponse): void {
  sendJson(response, 200, { status: 'live' });
}

/** `GET /health/ready`: requests may be sent here. A service that is down makes no replica unready: all would be at once. */
export async function sendReady(response: ServerResponse, readiness: Readiness): Promise<void> {
  if (readiness.draining()) return sendJson(response, 503, { status: 'draining' });
  const journal = await readiness.checkJournal().then(
    () => 'writable',
    () => 'unavailable',
  );
  const ready = journal === 'writable';
  sendJson(response, ready ? 200 : 503, {
    status: ready ? 'ready' : 'not ready',
    journal,
    breakers: readiness.breakers(),
    replay: readiness.replay(),
  });
}
