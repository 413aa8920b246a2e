import type { ChangeKind } from '../generated/enums.ts';
import { pushes } from '../observability/activities.ts';

/** Where a subscription's events go: one operation of one connection. */
export interface Outlet {
  /**
   * Sends an event.
   * @param text the GraphQL response, as JSON
   * @returns whether the reader keeps up; otherwise `Subscriber.drained` is to be called once it has caught up
   */
  next(text: string): boolean;
  /** Ends the subscription: there will be no more events. */
  complete(): void;
  /**
   * Ends the subscription: the operation is refused.
   * @param text the GraphQL response, as JSON; it has no data
   */
  refuse(text: string): void;
  /** Ends the whole connection, because its caller may no longer look on. */
  forbid(reason: string): void;
}

/** An event, for one object or the only one there is. */
export interface LiveEvent {
  /** Identifies the object among those that the subscription tells of. */
  readonly id: string;
  readonly kind: ChangeKind;
  readonly text: string;
}

/**
 * One who looks on. To a slow reader nothing is queued but the latest event of each object, as if those in
 * between had not been: however slow it is, it takes no more memory than one state.
 */
export class Subscriber {
  readonly #outlet: Outlet;
  #pending: Map<string, LiveEvent> | undefined;
  #isBusy = false;

  constructor(outlet: Outlet) {
    this.#outlet = outlet;
  }

  /** The event that it waits to be sent about an object. */
  waitingFor(id: string): LiveEvent | undefined {
    return this.#pending?.get(id);
  }

  /** Sends an event, or keeps it in the place of an earlier one about the same object until the reader is ready. */
  push(event: LiveEvent): void {
    if (!this.#isBusy) this.#isBusy = !this.#send(event.text);
    else (this.#pending ??= new Map()).set(event.id, event);
  }

  /** Takes back what waits to be sent about an object that has come and gone meanwhile. */
  forget(id: string): void {
    this.#pending?.delete(id);
  }

  /** Sends what waits: the reader has caught up. */
  drained(): void {
    this.#isBusy = false;
    for (const [id, event] of this.#pending ?? []) {
      if (this.#isBusy) return;
      this.#pending?.delete(id);
      this.#isBusy = !this.#send(event.text);
    }
    if (!this.#isBusy) this.#pending = undefined;
  }

  /** Ends the subscription in order, after the events that wait. */
  complete(): void {
    for (const { text } of this.#pending?.values() ?? []) this.#send(text);
    this.#outlet.complete();
  }

  /** Ends the subscription with a refusal. */
  refuse(text: string): void {
    this.#outlet.refuse(text);
  }

  /** Ends the connection. */
  forbid(reason: string): void {
    this.#outlet.forbid(reason);
  }

  #send(text: string): boolean {
    if (pushes.isWatched) pushes.end(this);
    return this.#outlet.next(text);
  }
}
