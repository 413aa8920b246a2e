import * as z from 'zod';

const ready = z.object({ type: z.literal('ready') });
const joining = z.object({ type: z.literal('joining') });
const listening = z.object({ type: z.literal('listening'), origin: z.string() });
const failed = z.object({ type: z.literal('failed'), reason: z.string() });
const write = z.object({ type: z.literal('write'), id: z.number() });
const detached = z.object({ type: z.literal('detached') });

const start = z.object({ type: z.literal('start'), sandbox: z.record(z.string(), z.string()).optional() });
const joined = z.object({ type: z.literal('joined') });
const detach = z.object({ type: z.literal('detach') });
const announced = z.object({ type: z.literal('announced'), id: z.number() });
const stop = z.object({ type: z.literal('stop'), delayMs: z.number() });

const fromWorker = z.discriminatedUnion('type', [ready, joining, listening, failed, write, detached]);
const fromPrimary = z.discriminatedUnion('type', [start, joined, detach, announced, stop]);

/**
 * A message from a worker to its primary.
 *
 * - `ready`: it receives messages.
 * - `joining`: it is about to listen and must be told about other workers' writes from now on.
 * - `listening`: it accepts requests.
 * - `failed`: it could not start, with the reason.
 * - `write`: it is about to send a write, or has got its answer; the other workers must be told.
 * - `detached`: the reply to `detach`; its later reads no longer share the answers of reads in flight.
 */
export type WorkerMessage = z.infer<typeof fromWorker>;

/**
 * A message from the primary to a worker.
 *
 * - `start`: start the gateway, with the variables that lead to the sandbox if no service is configured.
 * - `joined`: the reply to `joining`; it may listen.
 * - `detach`: another worker is about to send a write, or has got its answer.
 * - `announced`: the reply to `write`; all other workers know of that write.
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
