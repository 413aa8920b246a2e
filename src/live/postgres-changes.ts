import { randomUUID } from 'node:crypto';
import { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Pool } from 'pg';
import type { ClientConfig } from 'pg';
import type { Logger } from 'pino';
import * as z from 'zod';
import { outsideOfRequests } from '../observability/current-request.ts';
import { connectionTo } from '../writes/store/postgres.ts';
import type { Changes } from './changes.ts';
import type { Change } from './watch.ts';

/** Milliseconds between two beats. */
const BEAT_MS = 1_000;
/**
 * For how long a beat lets a process share what it reads, in milliseconds, from when it was sent. So long a write
 * waits at most for those who do not confirm that they have heard of it.
 */
const LEASE_MS = 2_000;
/** A process that has not been heard for so many milliseconds is not waited for: it shares nothing by now. */
const MISSING_MS = LEASE_MS + BEAT_MS;
/** After so many milliseconds without its own beats, a process connects anew. */
const LOST_MS = 5_000;
/** Milliseconds before a failed connection is tried again. */
const RECONNECT_MS = 500;
/** PostgreSQL: a notification has fewer than 8,000 bytes. */
const MAX_PATH_LENGTH = 1_000;

const message = z.discriminatedUnion('is', [
  /** The sender hears if it hears this itself; `at` is when it was sent, by the sender's own clock. */
  z.object({ is: z.literal('beat'), from: z.string(), at: z.number(), isFirst: z.boolean() }),
  /** The answer to somebody's first beat: it learns at once who is there. */
  z.object({ is: z.literal('here'), from: z.string() }),
  /** The sender stops, and need not be waited for any more. */
  z.object({ is: z.literal('gone'), from: z.string() }),
  /** A write is about to be sent or has been answered. */
  z.object({
    is: z.literal('change'),
    from: z.string(),
    id: z.number(),
    source: z.string(),
    path: z.string().optional(),
    isOver: z.boolean(),
  }),
  /** The sender has heard of a change: its later reads share nothing that was begun before. */
  z.object({ is: z.literal('heard'), from: z.string(), to: z.string(), id: z.number() }),
]);

type Message = z.infer<typeof message>;

/** A write that others have to hear of. */
interface Announced {
  /** Those who have not confirmed it yet. */
  readonly awaited: Set<string>;
  readonly done: () => void;
}

/**
 * Tells of writes between all processes that share a store on PostgreSQL, by LISTEN and NOTIFY.
 *
 * PostgreSQL delivers notifications in the order in which they were committed. So a process that hears its own beat
 * has heard everything that was committed before that was sent, and until a lease after the sending it may share what
 * it reads. A write that is told of waits until every other process has confirmed it, or for a lease: by then, a
 * process that has not heard of it has no beat that is young enough.
 */
export class PostgresChanges implements Changes {
  readonly #config: ClientConfig;
  readonly #log: Logger;
  readonly #pool: Pool;
  readonly #id = randomUUID();
  readonly #listeners = new Set<(change: Change) => void>();
  /** When each other process was heard last, by `performance.now()`. */
  readonly #others = new Map<string, number>();
  readonly #announced = new Map<number, Announced>();
  readonly #ready = Promise.withResolvers<void>();
  readonly #closing = new AbortController();
  readonly #listening: Promise<void>;
  #channel = '';
  #lastId = 0;
  /** When the latest of the own beats that were heard was sent, by `performance.now()`. */
  #beatAt = Number.NEGATIVE_INFINITY;
  #isDeaf = false;
  readonly #since = performance.now();

  constructor(url: string, log: Logger) {
    this.#config = { ...connectionTo(url), stream: audibleSocket };
    this.#log = log;
    this.#pool = new Pool({ ...this.#config, max: 2, idleTimeoutMillis: LOST_MS / 2 });
    this.#pool.on('error', () => {});
    this.#pool.on('connect', (client) => client.on('error', () => {}));
    this.#listening = outsideOfRequests(() => this.#listenUntilClosed());
  }

  /** Resolves when this process hears of the others' writes, or after a while in which it does not. */
  async ready(): Promise<void> {
    await Promise.race([this.#ready.promise, sleep(LEASE_MS, undefined, { ref: false })]);
  }

  get isHearing(): boolean {
    return performance.now() - this.#beatAt < LEASE_MS;
  }

  listen(listener: (change: Change) => void): void {
    this.#listeners.add(listener);
  }

  async announce(change: Change): Promise<void> {
    this.#tell(change);
    const id = (this.#lastId += 1);
    const path = change.path !== undefined && change.path.length > MAX_PATH_LENGTH ? undefined : change.path;
    const awaited = this.#presentOthers();
    const heard = Promise.withResolvers<void>();
    this.#announced.set(id, { awaited, done: heard.resolve });
    // Whoever no longer hears does not know who is there. Whoever never has is behind a pooler that passes nothing on,
    // as the others are.
    const hasNeverHeard = this.#beatAt === Number.NEGATIVE_INFINITY;
    if (awaited.size === 0 && (this.isHearing || hasNeverHeard)) heard.resolve();
    const lease = new AbortController();
    const timeUp = sleep(LEASE_MS, true, { signal: lease.signal }).catch(() => false);
    try {
      const { source = '', isOver } = change;
      await this.#send({ is: 'change', from: this.#id, id, source, path, isOver });
      const isUnconfirmed = await Promise.race([heard.promise.then(() => false), timeUp]);
      if (isUnconfirmed) {
        this.#log.warn(
          { waitedMs: LEASE_MS },
          'another replica did not confirm in time that it has heard of a write; until it hears again, it shares no reads in flight',
        );
      }
    } catch (error) {
      this.#log.warn(
        { err: error },
        'other replicas could not be told of a write; until they hear of it, they may answer with reads that were begun before it',
      );
    } finally {
      lease.abort();
      this.#announced.delete(id);
    }
  }

  async close(): Promise<void> {
    if (this.#closing.signal.aborted) return;
    this.#closing.abort();
    await this.#listening;
    await this.#send({ is: 'gone', from: this.#id }).catch(() => {});
    await this.#pool.end();
  }

  async #listenUntilClosed(): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      const client = new Client(this.#config);
      const lost = new Promise<void>((resolve) => {
        client.once('error', () => resolve());
        client.once('end', () => resolve());
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
      client.on('error', () => {});
      client.on('notification', ({ payload }) => this.#receive(payload));
      const since = performance.now();
      try {
        await client.connect();
        const { rows } = await client.query<{ name: string }>(`select md5(current_schema()) as name`);
        this.#channel = `payments_${rows[0]?.name}`;
        await client.query(`listen ${this.#channel}`);
        await Promise.race([lost, this.#beatWhileHeard(client, since)]);
      } catch {
        // It is reported below once nothing has been heard for long.
      }
      await Promise.race([client.end().catch(() => {}), sleep(RECONNECT_MS)]);
      this.#reportSilence();
      await sleep(RECONNECT_MS, undefined, { signal, ref: false }).catch(() => {});
    }
  }

  /** Sends beats over the connection that hears them. Resolves when they are not heard any more. */
  async #beatWhileHeard(client: Client, since: number): Promise<void> {
    for (let isFirst = true; !this.#closing.signal.aborted; isFirst = false) {
      const at = performance.now();
      if (at - Math.max(since, this.#beatAt) > LOST_MS) return;
      const beat: Message = { is: 'beat', from: this.#id, at, isFirst };
      await client.query('select pg_notify($1, $2)', [this.#channel, JSON.stringify(beat)]);
      this.#reportSilence();
      await sleep(BEAT_MS, undefined, { signal: this.#closing.signal, ref: false }).catch(() => {});
    }
  }

  /** Tells the log once when nothing is heard, and once when it is again. */
  #reportSilence(): void {
    const isDeaf = performance.now() - Math.max(this.#beatAt, this.#since) > LOST_MS;
    if (isDeaf === this.#isDeaf || this.#closing.signal.aborted) return;
    this.#isDeaf = isDeaf;
    if (isDeaf) {
      this.#log.warn(
        "nothing is heard of other replicas' writes, so no reads in flight are shared: JOURNAL_URL must lead to PostgreSQL itself or to a " +
          'pooler that passes LISTEN on',
      );
    } else this.#log.info("other replicas' writes are heard of again");
  }

  #receive(payload: string | undefined): void {
    const received = message.safeParse(parsed(payload)).data;
    if (received?.from === this.#id) {
      if (received.is === 'beat') this.#hearBeat(received.at);
      return;
    }
    if (!received) return;
    this.#others.set(received.from, performance.now());
    if (received.is === 'change') {
      this.#tell(received);
      void this.#send({ is: 'heard', from: this.#id, to: received.from, id: received.id }).catch(() => {});
    } else if (received.is === 'heard') {
      if (received.to === this.#id) this.#confirm(received.id, received.from);
    } else if (received.is === 'beat' && received.isFirst) {
      void this.#send({ is: 'here', from: this.#id }).catch(() => {});
    } else if (received.is === 'gone') {
      this.#others.delete(received.from);
      for (const id of this.#announced.keys()) this.#confirm(id, received.from);
    }
  }

  #hearBeat(at: number): void {
    // Something may have been missed meanwhile.
    if (!this.isHearing) this.#tell({ source: undefined, isOver: true });
    this.#beatAt = at;
    this.#ready.resolve();
  }

  #confirm(id: number, by: string): void {
    const announced = this.#announced.get(id);
    announced?.awaited.delete(by);
    if (announced?.awaited.size === 0) announced.done();
  }

  #presentOthers(): Set<string> {
    const now = performance.now();
    for (const [id, at] of this.#others) if (now - at > MISSING_MS) this.#others.delete(id);
    return new Set(this.#others.keys());
  }

  #tell(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }

  async #send(sent: Message): Promise<void> {
    await this.#pool.query('select pg_notify($1, $2)', [this.#channel, JSON.stringify(sent)]);
  }
}

/** A socket that breaks when nothing has come over it for long: there is a beat every second. */
function audibleSocket(): Socket {
  const socket = new Socket();
  socket.setTimeout(LOST_MS, () => socket.destroy());
  return socket;
}

function parsed(payload: string | undefined): unknown {
  try {
    return JSON.parse(payload ?? '');
  } catch {
    return undefined;
  }
}
