import type { ServerResponse } from 'node:http';
import type { AnswerCacheFigures } from '../answer-cache/answer-cache.ts';
import { sendJson } from './answer.ts';

/**
 * What `GET /health/ready` reports. Only `draining` and `checkJournal` decide whether the replica is ready.
 */
export interface Readiness {
  /** Whether the replica is shutting down. */
  draining(): boolean;
  /** Rejects when the journal cannot be written. */
  checkJournal(): Promise<void>;
  /** The services that have refused the gateway's credentials, and have not let it in since. */
  refusing(): readonly string[];
  /** What the answer cache has done so far. */
  answerCache(): AnswerCacheFigures;
  /**
   * State of each configured service's circuit breaker: `closed` if requests are sent as usual, `open` if
   * they are held back.
   */
  breakers(): Readonly<Record<string, string>>;
}

/** Answers `GET /health/live`: the process runs and its event loop is not blocked. */
export function sendLive(response: ServerResponse): void {
  sendJson(response, 200, { status: 'live' });
}

/**
 * Answers `GET /health/ready`: 200 if requests may be sent here, else 503. A service that is down does not
 * make a replica unready, as it would make all of them unready at once. What is failing is named, and so are services that
 * refuse the gateway's credentials: somebody has to act.
 * @param inDetail whether to say more than that, which is for those who run the gateway alone
 */
export async function sendReady(
  response: ServerResponse,
  readiness: Readiness,
  { inDetail }: { inDetail: boolean },
): Promise<void> {
  if (readiness.draining()) return sendJson(response, 503, { status: 'draining' });
  const journal = await readiness.checkJournal().then(
    () => 'writable',
    () => 'unavailable',
  );
  const ready = journal === 'writable';
  const refusing = readiness.refusing();
  sendJson(response, ready ? 200 : 503, {
    status: ready ? 'ready' : 'not ready',
    ...(!ready && { failing: ['journal'] }),
    ...(refusing.length > 0 && { credentialsRefusedBy: refusing }),
    ...(inDetail && {
      journal,
      breakers: readiness.breakers(),
      answerCache: readiness.answerCache(),
    }),
  });
}

/** Milliseconds for which the result of a check is reused. */
const REUSED_FOR_MS = 1_000;

/**
 * Limits how often a check is done, since anybody may ask for it. Calls during a check, and up to a second
 * after its end, share its result, whether it succeeded or failed.
 * @param now gives milliseconds since any fixed point in time
 */
export function sharedCheck(check: () => Promise<void>, now: () => number): () => Promise<void> {
  let found: Promise<void> | undefined;
  let until = Infinity;
  return () => {
    if (found && now() < until) return found;
    until = Infinity;
    found = check().finally(() => (until = now() + REUSED_FOR_MS));
    return found;
  };
}
