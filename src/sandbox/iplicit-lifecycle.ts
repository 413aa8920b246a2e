import type { IplicitStore } from './iplicit-store.ts';
import type { Payment } from './iplicit-types.ts';
import type { Schedule } from './schedule.ts';

/** The actions of a payment's lifecycle, as named by the last part of their paths. */
export type LifecycleAction = 'submit' | 'amend' | 'process' | 'post' | 'unpost' | 'abandon';

interface Transition {
  from: readonly string[];
  /** The new status as iplicit serves it, sometimes with stray blanks. */
  to: string;
  /** The participle that a refusal uses for the action. */
  done: string;
}

/** The transition of each action. iplicit does not document where unpost leads; here it is processed. */
export const TRANSITIONS: Readonly<Record<LifecycleAction, Transition>> = {
  submit: { from: ['draft'], to: 'pending_auth', done: 'submitted' },
  amend: { from: ['approved', 'processed'], to: 'draft ', done: 'amended' },
  process: { from: ['approved'], to: 'processed', done: 'processed' },
  post: { from: ['processed'], to: ' posted', done: 'posted' },
  unpost: { from: ['posted'], to: 'processed', done: 'unposted' },
  abandon: { from: ['draft'], to: 'abandoned', done: 'abandoned' },
};

/** Whether a payment has one of these statuses, ignoring stray blanks. */
export function hasStatus({ statusList }: Payment, ...names: readonly string[]): boolean {
  return statusList.some((status) => names.includes(status.trim()));
}

/** Moves payments through their lifecycle. */
export class IplicitLifecycle {
  readonly #store: IplicitStore;
  readonly #schedule: Schedule;
  readonly #approvalDelayMs: number;
  readonly #queued = new WeakSet<Payment>();

  /** @param approvalDelayMs milliseconds from submit to pending_auth, and again to the decision */
  constructor(store: IplicitStore, schedule: Schedule, approvalDelayMs: number) {
    this.#store = store;
    this.#schedule = schedule;
    this.#approvalDelayMs = approvalDelayMs;
  }

  /** Carries out an action. Returns the service's message if the payment's status does not allow it. */
  act(payment: Payment, action: LifecycleAction): string | undefined {
    const { from, to, done } = TRANSITIONS[action];
    const name = `Batch payment ${payment.batchNo ?? payment.id}`;
    if (!hasStatus(payment, ...from)) {
      const status = payment.statusList.map((each) => each.trim()).join(', ');
      return `${name} cannot be ${done}: its status is ${status}, not ${from.join(' or ')}.`;
    }
    if (this.#queued.has(payment))
      return `${name} cannot be ${done}: it has been submitted and is in the queue.`;
    if (action === 'submit') this.#queue(payment);
    else this.#move(payment, to);
    return undefined;
  }

  /**
   * iplicit: a submit is queued. In the sandbox, a payment whose description contains REJECT is rejected, and
   * one with ERROR fails.
   */
  #queue(payment: Payment): void {
    this.#queued.add(payment);
    this.#schedule.after(this.#approvalDelayMs, () => {
      this.#queued.delete(payment);
      if (!hasStatus(payment, 'draft')) return;
      this.#move(payment, TRANSITIONS.submit.to);
      this.#schedule.after(this.#approvalDelayMs, () => {
        if (hasStatus(payment, 'pending_auth')) this.#move(payment, decisionOn(payment));
      });
    });
  }

  #move(payment: Payment, status: string): void {
    payment.statusList = [status];
    this.#store.stamp(payment);
  }
}

function decisionOn({ description }: Payment): string {
  if (description?.includes('REJECT')) return 'rejected';
  return description?.includes('ERROR') ? 'error' : 'approved ';
}
