import type { Socket } from 'node:net';
import { outsideOfRequests } from '../../observability/current-request.ts';

/** The connections are spread over so many groups, each of which has its turn at another time. */
const GROUPS = 12;

/** A connection that stays open for long. */
export interface LongConnection {
  /** Shows that this side is alive, and ends the connection if the other side is not. */
  keepAlive(): void;
}

/** Calls every long connection at an interval, with one timer for all of them. */
export class KeepAlive {
  readonly #groups: readonly Set<LongConnection>[] = Array.from({ length: GROUPS }, () => new Set());
  readonly #everyMs: number;
  #turn = 0;
  #next = 0;
  #timer: NodeJS.Timeout | undefined;

  /** @param everyMs milliseconds between two calls of a connection */
  constructor(everyMs: number) {
    this.#everyMs = everyMs;
  }

  /** Begins to call a connection. */
  add(connection: LongConnection): void {
    this.#groups[(this.#next += 1) % GROUPS]?.add(connection);
    this.#timer ??= outsideOfRequests(() =>
      setInterval(() => this.#callGroup(), this.#everyMs / GROUPS).unref(),
    );
  }

  /** Stops calling a connection. */
  delete(connection: LongConnection): void {
    for (const group of this.#groups) if (group.delete(connection)) break;
    if (this.#groups.some(({ size }) => size > 0)) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #callGroup(): void {
    this.#turn = (this.#turn + 1) % GROUPS;
    for (const connection of this.#groups[this.#turn] ?? []) connection.keepAlive();
  }
}

/** Finds readers that have stopped reading. */
export class Progress {
  readonly #socket: Socket;
  #taken = 0;

  constructor(socket: Socket) {
    this.#socket = socket;
  }

  /** Whether the reader has taken nothing of what waits for it since this was asked last. */
  get hasStopped(): boolean {
    const { bytesWritten, writableLength, writableNeedDrain } = this.#socket;
    const taken = bytesWritten - writableLength;
    const hasStopped = writableNeedDrain && taken === this.#taken;
    this.#taken = taken;
    return hasStopped;
  }
}
