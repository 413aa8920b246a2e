import { decodedPart } from '../exchange.ts';
import type { SandboxAnswer, SandboxRequest, SandboxService } from '../exchange.ts';
import type { Habits } from '../habits.ts';
import { BulkPayments } from './data.ts';
import type { IplicitLifecycle } from './payments.ts';
import { answerNeighbour } from './neighbours.ts';
import { InvalidInput, invalid, problem } from './json.ts';
import type { IplicitSignIn } from './sign-in.ts';
import type { IplicitStore } from './store.ts';

/** What an IplicitService needs. */
interface IplicitServiceOptions {
  store: IplicitStore;
  signIn: IplicitSignIn;
  lifecycle: IplicitLifecycle;
  habits: Habits;
}

/**
 * iplicit's sessions, its bulk payments and the objects that these refer to. Paths are case-insensitive, as
 * in iplicit.
 */
export class IplicitService implements SandboxService {
  readonly #store: IplicitStore;
  readonly #signIn: IplicitSignIn;
  readonly #bulkPayments: BulkPayments;
  readonly #habits: Habits;

  constructor({ store, signIn, lifecycle, habits }: IplicitServiceOptions) {
    this.#store = store;
    this.#signIn = signIn;
    this.#habits = habits;
    this.#bulkPayments = new BulkPayments(store, lifecycle, habits);
  }

  mediaTypeOf(): 'application/json' {
    return 'application/json';
  }

  answer(request: SandboxRequest): SandboxAnswer {
    const path = request.pathname.replace(/\/$/, '');
    const [root = '', api = '', resource = '', ...rest] = path.split('/').map(decodedPart);
    const call = `${request.method} ${root}/${api}/${resource}/${rest.join('/')}`.toLowerCase();
    if (call === 'post /api/session/create/api') return this.#signIn.create(request);
    const refusal = this.#signIn.refusal(request);
    if (refusal !== undefined) return refusal;
    if (call === 'post /api/session/close') return this.#signIn.close(request);
    if (api.toLowerCase() !== 'api') return notServed(request);
    try {
      return this.#route(request, resource.toLowerCase(), rest) ?? notServed(request);
    } catch (error) {
      if (error instanceof InvalidInput) return invalid(error.message, { [error.member]: [error.message] });
      throw error;
    }
  }

  #route(request: SandboxRequest, resource: string, rest: readonly string[]): SandboxAnswer | undefined {
    if (resource === 'batchpayment') return this.#bulkPayments.answer(request, rest);
    if (request.method !== 'GET' || rest.length > 1) return undefined;
    return answerNeighbour(this.#store, resource, rest[0], request, this.#habits);
  }
}

function notServed(request: SandboxRequest): SandboxAnswer {
  return problem(404, `Nothing answers ${request.method} here.`, request.pathname);
}
