import * as z from 'zod';

const ready = z.object({ type: z.literal('ready') });
const listening = z.object({ type: z.literal('listening'), origin: z.string() });
const failed = z.object({ type: z.literal('failed'), reason: z.string() });

const start = z.object({ type: z.literal('start'), sandbox: z.record(z.string(), z.string()).optional() });
const stop = z.object({ type: z.literal('stop'), delayMs: z.number() });

const fromWorker = z.discriminatedUnion('type', [ready, listening, failed]);
const fromPrimary = z.discriminatedUnion('type', [start, stop]);

/**
 * A message from a worker to its primary.
 *
 * - `ready`: it receives messages.
 * - `listening`: it accepts requests.
 * - `failed`: it could not start, with the reason.
 */
export type WorkerMessage = z.infer<typeof fromWorker>;

/**
 * A message from the primary to a worker.
 *
 * - `start`: start the gateway, with the variables that lead to the sandbox if no service is configured.
 * - `stop`: answer on for `delayMs`, finish the requests in progress and end.
 */
export type PrimaryMessage = z.infer<typeof fromPrimary>;

/** Parses a message from a worker; undefined if it is not one. */
export function readWorkerMessage(message: unknown): WorkerMessage | undefined {
  return fromWorker.safeParse(message).data;
}

/** Parses a message from the primary; undefined if it is not one. */
export function readPrimaryMessage(message: unknown): PrimaryMessage | undefined {
  return fromPrimary.safeParse(message).data;
}
