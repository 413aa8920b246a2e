import * as z from 'zod';

const sandbox = z.object({
  concur: z.object({
    origin: z.string(),
    credentials: z.object({ clientId: z.string(), clientSecret: z.string(), refreshToken: z.string() }),
  }),
  iplicit: z.object({
    origin: z.string(),
    credentials: z.object({ domain: z.string(), username: z.string(), apiKey: z.string() }),
  }),
});

const ready = z.object({ type: z.literal('ready') });
const joining = z.object({ type: z.literal('joining') });
const listening = z.object({ type: z.literal('listening'), origin: z.string() });
const failed = z.object({ type: z.literal('failed'), words: z.string() });
const write = z.object({ type: z.literal('write'), id: z.number() });
const detached = z.object({ type: z.literal('detached') });

const start = z.object({ type: z.literal('start'), sandbox: sandbox.optional() });
const joined = z.object({ type: z.literal('joined') });
const detach = z.object({ type: z.literal('detach') });
const announced = z.object({ type: z.literal('announced'), id: z.number() });
const stop = z.object({ type: z.literal('stop') });

const fromWorker = z.discriminatedUnion('type', [ready, joining, listening, failed, write, detached]);
const fromPrimary = z.discriminatedUnion('type', [start, joined, detach, announced, stop]);

/**
 * What a worker tells its primary.
 *
 * - `ready`: it hears what it is told.
 * - `joining`: it is about to listen, and has to hear of others' writes from now on.
 * - `listening`: it answers.
 * - `failed`: it could not be started, and why.
 * - `write`: a write leaves, or has been answered; the others are to be told.
 * - `detached`: what it reads from now on is asked for anew.
 */
export type WorkerMessage = z.infer<typeof fromWorker>;

/**
 * What the primary tells a worker.
 *
 * - `start`: to begin, before this sandbox where nothing is configured.
 * - `joined`: to listen.
 * - `detach`: another worker's write leaves, or has been answered.
 * - `announced`: all others know of that write.
 * - `stop`: to see through what is under way, and end.
 */
export type PrimaryMessage = z.infer<typeof fromPrimary>;

/** What a worker said; undefined where it is nothing that is understood. */
export function readWorkerMessage(message: unknown): WorkerMessage | undefined {
  return fromWorker.safeParse(message).data;
}

/** What the primary said; undefined where it is nothing that is understood. */
export function readPrimaryMessage(message: unknown): PrimaryMessage | undefined {
  return fromPrimary.safeParse(message).data;
}
