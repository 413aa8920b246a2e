import type { SandboxAnswer, SandboxRequest } from './exchange.ts';
import {
  addAllocations,
  deleteAllocation,
  readAllocations,
  replaceAllocations,
} from './iplicit-allocations.ts';
import { createPayment, updatePayment } from './iplicit-edit.ts';
import { selectPayments } from './iplicit-filter.ts';
import { hasStatus, TRANSITIONS } from './iplicit-lifecycle.ts';
import type { IplicitLifecycle, LifecycleAction } from './iplicit-lifecycle.ts';
import { Members, readJson } from './iplicit-members.ts';
import { InvalidInput, invalid, json, problem } from './iplicit-problems.ts';
import type { IplicitStore } from './iplicit-store.ts';
import type { Payment } from './iplicit-types.ts';

/** Answers requests under `/api/BatchPayment`. */
export class BulkPayments {
  readonly #store: IplicitStore;
  readonly #lifecycle: IplicitLifecycle;

  constructor(store: IplicitStore, lifecycle: IplicitLifecycle) {
    this.#store = store;
    this.#lifecycle = lifecycle;
  }

  /**
   * Answers a request; undefined if nothing is served there.
   * @param rest the parts of the path after `BatchPayment`, decoded
   * @throws {InvalidInput} for input that iplicit refuses
   */
  answer(request: SandboxRequest, rest: readonly string[]): SandboxAnswer | undefined {
    const [reference, part, allocationId, ...more] = rest;
    if (more.length > 0) return undefined;
    if (reference === undefined) return this.#collection(request);
    const payment = this.#store.payment(reference);
    const call = `${request.method} ${part?.toLowerCase() ?? ''}`.trim();
    if (call === 'PATCH' && payment?.id !== reference.toLowerCase()) return patchRefusal(reference, request);
    if (payment === undefined)
      return problem(404, `There is no batch payment '${reference}'.`, request.pathname);
    if (call === 'GET') return json(this.#store.detailBody(payment));
    if (call === 'PATCH') return this.#edit(payment, () => updatePayment(payment, request.body));
    if (part?.toLowerCase() === 'allocations') return this.#allocations(payment, request, allocationId);
    const action = allocationId === undefined && request.method === 'POST' ? actionNamed(part) : undefined;
    return action && this.#act(payment, action, request);
  }

  #collection({ method, query, body }: SandboxRequest): SandboxAnswer | undefined {
    if (method === 'GET')
      return json(this.#store.listBody(query, () => selectPayments(this.#store.data, query)));
    if (method === 'POST')
      return { ...json(JSON.stringify(createPayment(this.#store, body).id)), acted: true };
    return undefined;
  }

  #allocations(payment: Payment, request: SandboxRequest, allocationId?: string): SandboxAnswer | undefined {
    const store = this.#store;
    if (allocationId !== undefined) {
      if (request.method !== 'DELETE') return undefined;
      if (!payment.allocations?.some(({ id }) => id === allocationId.toLowerCase())) {
        return problem(
          404,
          `There is no allocation '${allocationId}' in this batch payment.`,
          request.pathname,
        );
      }
      return this.#edit(payment, () => {
        deleteAllocation(store, payment, allocationId);
        return true;
      });
    }
    if (request.method !== 'POST' && request.method !== 'PUT') return undefined;
    return this.#edit(payment, () => {
      const requests = readAllocations(store, readJson(request.body), '');
      if (request.method === 'PUT') replaceAllocations(store, payment, requests);
      else addAllocations(store, payment, requests);
      return true;
    });
  }

  /**
   * Edits a payment. iplicit: an edit is assumed to need a draft.
   * @param change returns false if it changed nothing
   */
  #edit(payment: Payment, change: () => boolean): SandboxAnswer {
    if (!hasStatus(payment, 'draft')) {
      const status = payment.statusList.map((each) => each.trim()).join(', ');
      return invalid(`Only a draft can be changed, and this batch payment is ${status}.`, {});
    }
    const acted = change();
    if (acted) this.#store.stamp(payment);
    return { status: 200, acted };
  }

  #act(payment: Payment, action: LifecycleAction, request: SandboxRequest): SandboxAnswer {
    const reason =
      action === 'abandon' && request.body !== ''
        ? new Members(readJson(request.body)).text('reason')
        : undefined;
    const refusal = this.#lifecycle.act(payment, action);
    if (refusal !== undefined) return problem(400, refusal, request.pathname);
    if (reason) {
      payment.hasNotes = true;
      this.#store.stamp(payment);
    }
    return { ...json(JSON.stringify(payment.id)), acted: true };
  }
}

/** iplicit: PATCH accepts a uuid only, no batch number. */
function patchRefusal(reference: string, request: SandboxRequest): SandboxAnswer {
  if (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(reference)) {
    return problem(404, `There is no batch payment '${reference}'.`, request.pathname);
  }
  throw new InvalidInput('batchPaymentId', `The value '${reference}' is not valid.`);
}

function actionNamed(part = ''): LifecycleAction | undefined {
  const name = part.toLowerCase();
  return Object.hasOwn(TRANSITIONS, name) ? (name as LifecycleAction) : undefined;
}
